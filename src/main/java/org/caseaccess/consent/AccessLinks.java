package org.caseaccess.consent;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The links by which clients end an access. Each has a random token of its own, of which
 * only the hash is kept; it works for as long as the access that it was sent for lasts.
 */
@Service
public class AccessLinks {

	private final JdbcClient jdbc;

	private final ConsentRecords consents;

	private final ConsentProperties properties;

	private final Clock clock;

	AccessLinks(JdbcClient jdbc, ConsentRecords consents, ConsentProperties properties, Clock clock) {
		this.jdbc = jdbc;
		this.consents = consents;
		this.properties = properties;
		this.clock = clock;
	}

	String create(UUID accessRequestId) {
		ConsentToken token = ConsentToken.random();
		this.jdbc.sql("""
				insert into access_notice_link (token_hash, access_request_id, created_at)
				values (:hash, :request, :now)
				""")
			.param("hash", token.hash())
			.param("request", accessRequestId)
			.param("now", Instant.now(this.clock).atOffset(ZoneOffset.UTC))
			.update();
		return this.properties.baseUrl().resolve("/consent/end/" + token.value()).toString();
	}

	/**
	 * What a link was sent for.
	 * @param token from the link
	 * @return the consent and the time of the notice, or empty when there is no such link
	 */
	public Optional<AccessLink> find(String token) {
		return this.jdbc.sql("select access_request_id, created_at from access_notice_link where token_hash = :hash")
			.param("hash", new ConsentToken(token).hash())
			.query((row, number) -> link(row.getObject("access_request_id", UUID.class),
					row.getObject("created_at", OffsetDateTime.class).toInstant()))
			.optional();
	}

	private AccessLink link(UUID accessRequestId, Instant sentAt) {
		return new AccessLink(this.consents.forRequest(accessRequestId).orElseThrow(), sentAt);
	}

}
