package org.caseaccess.security;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/**
 * The accounts of residents. They open the resident portal only, and no other account
 * does; not a service of Spring Security's, as that would open the agents' pages too.
 */
@Component
class ResidentAccounts {

	private final JdbcClient jdbc;

	ResidentAccounts(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	UserDetails byUsername(String username) {
		return this.jdbc.sql(
				"select username, password_hash, enabled from account where username = :username and role = 'RESIDENT'")
			.param("username", username)
			.query((row, number) -> User.withUsername(row.getString("username"))
				.password(row.getString("password_hash"))
				.roles("RESIDENT")
				.disabled(!row.getBoolean("enabled"))
				.build())
			.optional()
			.orElseThrow(() -> new UsernameNotFoundException("no such account"));
	}

}
