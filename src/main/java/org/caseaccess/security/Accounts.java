package org.caseaccess.security;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Service;

/**
 * The accounts that may sign in by name and password; residents have a sign-in of their
 * own.
 */
@Service
class Accounts implements UserDetailsService {

	private final JdbcClient jdbc;

	Accounts(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public UserDetails loadUserByUsername(String username) {
		return this.jdbc.sql("""
				select username, password_hash, role, enabled from account
				 where username = :username and role <> 'RESIDENT'
				""")
			.param("username", username)
			.query((row, number) -> User.withUsername(row.getString("username"))
				.password(row.getString("password_hash"))
				.roles(row.getString("role"))
				.disabled(!row.getBoolean("enabled"))
				.build())
			.optional()
			.orElseThrow(() -> new UsernameNotFoundException("no such account"));
	}

}
