package org.caseaccess.portal;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The insurance companies whose plans the exchange offers.
 */
@Component
class Issuers {

	private final JdbcClient jdbc;

	Issuers(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	List<Issuer> all() {
		return this.jdbc.sql("select name, website from issuer where website like 'https://%' order by name")
			.query((row, number) -> new Issuer(row.getString("name"), row.getString("website")))
			.list();
	}

	/**
	 * An issuer.
	 *
	 * @param name its name
	 * @param website its address on the web
	 */
	record Issuer(String name, String website) {
	}

}
