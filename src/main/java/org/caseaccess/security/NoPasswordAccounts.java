package org.caseaccess.security;

import org.caseaccess.operation.RefusedStartException;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * In production nobody has a password here: accounts in the database mean that it was
 * filled for a demonstration, invented people and all.
 */
@Component
@Profile("cluster")
class NoPasswordAccounts implements SmartInitializingSingleton {

	private final JdbcClient jdbc;

	NoPasswordAccounts(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public void afterSingletonsInstantiated() {
		// a hash names its algorithm; accounts without one only say whose client it is
		int accounts = this.jdbc.sql("select count(*) from account where password_hash like '{%'")
			.query(Integer.class)
			.single();
		if (accounts > 0) {
			throw new RefusedStartException(
					"Case Access does not start in the profile cluster: the database holds " + accounts
							+ " demo users, who sign in by password.",
					"Use a database that was never used with the" + " profile embedded: its clients are invented too.");
		}
	}

}
