package org.caseaccess.consent;

import java.time.Instant;
import java.time.ZoneOffset;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The exact texts that clients read or heard, each version, language and hash once.
 */
@Component
class ConsentTextArchive {

	private final JdbcClient jdbc;

	ConsentTextArchive(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	TextReference keep(String version, String language, String text, Instant now) {
		TextReference reference = new TextReference(version, language, ConsentToken.sha256(text));
		this.jdbc.sql("""
				insert into consent_text (version, language, sha256, text, first_used_at)
				values (:version, :language, :sha256, :text, :now) on conflict do nothing
				""")
			.param("version", version)
			.param("language", language)
			.param("sha256", reference.textSha256())
			.param("text", text)
			.param("now", now.atOffset(ZoneOffset.UTC))
			.update();
		return reference;
	}

}
