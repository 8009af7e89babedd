package org.caseaccess.security;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the database says now about those who are signed in.
 */
@Component
class AccountStates {

	private final JdbcClient jdbc;

	AccountStates(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	AccountState of(String username) {
		return of(List.of(username)).get(username);
	}

	/**
	 * Looks several up at once.
	 * @param usernames who; at least one
	 * @return a state for each
	 */
	Map<String, AccountState> of(Collection<String> usernames) {
		Map<String, UUID> agents = new HashMap<>();
		this.jdbc.sql("select username, id from agent where username in (:names)")
			.param("names", usernames)
			.query((row) -> {
				agents.put(row.getString("username"), row.getObject("id", UUID.class));
			});
		Map<String, AccountState> states = new HashMap<>();
		usernames.forEach((name) -> states.put(name, new AccountState(null, null, false, null, agents.get(name))));
		this.jdbc
			.sql("select username, password_hash, role, enabled, client_id from account where username in (:names)")
			.param("names", usernames)
			.query((row) -> {
				String name = row.getString("username");
				states.put(name, new AccountState(row.getString("password_hash"), row.getString("role"),
						row.getBoolean("enabled"), row.getObject("client_id", UUID.class), agents.get(name)));
			});
		return states;
	}

}
