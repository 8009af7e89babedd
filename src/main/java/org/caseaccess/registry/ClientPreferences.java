package org.caseaccess.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * What clients who are signed in choose for themselves: the language that they read, and
 * how they hear from the exchange. Only a way that was verified can be chosen.
 */
@Service
public class ClientPreferences {

	private static final Logger log = LoggerFactory.getLogger(ClientPreferences.class);

	private static final Set<String> LANGUAGES = Set.of("en", "es");

	private static final int SHOWN = 4;

	private final JdbcClient jdbc;

	ClientPreferences(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * The ways that are on file for a client. Who signs in has the portal's inbox, and
	 * letters need no verification.
	 * @param clientId the client
	 * @return the ways, those that are not verified too
	 */
	public List<ContactChoice> choices(UUID clientId) {
		return this.jdbc.sql("select mobile_number, mobile_verified, email, email_verified from client where id = :id")
			.param("id", clientId)
			.query(ClientPreferences::choices)
			.single();
	}

	private static List<ContactChoice> choices(ResultSet row, int number) throws SQLException {
		List<ContactChoice> choices = new ArrayList<>();
		String mobile = row.getString("mobile_number");
		if (mobile != null) {
			choices.add(new ContactChoice(PreferredMethod.TEXT,
					"…" + mobile.substring(Math.max(0, mobile.length() - SHOWN)), row.getBoolean("mobile_verified")));
		}
		String email = row.getString("email");
		if (email != null) {
			choices.add(new ContactChoice(PreferredMethod.EMAIL,
					email.charAt(0) + "…" + email.substring(Math.max(1, email.indexOf('@'))),
					row.getBoolean("email_verified")));
		}
		choices.add(new ContactChoice(PreferredMethod.PORTAL, null, true));
		choices.add(new ContactChoice(PreferredMethod.POSTAL, null, true));
		return choices;
	}

	/**
	 * Saves what a client chose. The row itself says whether the way is verified.
	 * @param clientId the client
	 * @param method how they want to hear from the exchange
	 * @param language {@code en} or {@code es}
	 * @return false when the way is not verified or the language is none of these;
	 * nothing is changed then
	 */
	public boolean save(UUID clientId, PreferredMethod method, String language) {
		if (!LANGUAGES.contains(language)) {
			return false;
		}
		boolean saved = this.jdbc.sql("""
				update client
				   set preferred_method = :method, preferred_language = :language,
				       portal_inbox = (portal_inbox or :method = 'PORTAL')
				 where id = :id
				   and (:method in ('PORTAL', 'POSTAL')
				        or (:method = 'TEXT' and mobile_number is not null and mobile_verified)
				        or (:method = 'EMAIL' and email is not null and email_verified))
				""").param("method", method.name()).param("language", language).param("id", clientId).update() == 1;
		if (saved) {
			log.info("client {} prefers {} and reads {}", clientId, method, language);
		}
		return saved;
	}

}
