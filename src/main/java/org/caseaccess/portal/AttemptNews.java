package org.caseaccess.portal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the database knows of an attempt before the engine has taken its next step, in the
 * agents' words.
 */
@Component
class AttemptNews {

	private static final Map<String, String> OUTCOMES = Map.of("ACCEPTED", "Client Consent Received", "DECLINED",
			"Client did not consent", "NO_RESPONSE", "Client did not respond");

	private final JdbcClient jdbc;

	AttemptNews(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** What became of the notice of an attempt. */
	String delivery(UUID attemptId) {
		return this.jdbc.sql("select state from notice where notice_key = :key")
			.param("key", "consent:" + attemptId)
			.query(String.class)
			.optional()
			.map(AttemptNews::words)
			.orElse("Being sent");
	}

	private static String words(String state) {
		return switch (state) {
			case "SENDING" -> "Being sent";
			case "ACCEPTED" -> "Sent";
			case "DELIVERED" -> "Delivered";
			default -> "Not delivered";
		};
	}

	/**
	 * How the last attempt of a request ended, when that is news.
	 * @param requestId the request
	 * @param since from when on it is news
	 * @return the words of the step that follows, or empty
	 */
	Optional<String> outcome(UUID requestId, Instant since) {
		return this.jdbc.sql("""
				select state from consent_attempt where access_request_id = :request and closed_at > :since
				 order by requested_at desc fetch first 1 row only
				""")
			.param("request", requestId)
			.param("since", since.atOffset(ZoneOffset.UTC))
			.query(String.class)
			.optional()
			.flatMap((state) -> Optional.ofNullable(OUTCOMES.get(state)));
	}

}
