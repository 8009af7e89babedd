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
 * The links by which clients end an access: the same one in every notice of the access.
 * It works for as long as the access that it was sent for lasts.
 */
@Service
public class AccessLinks {

	private static final String USE = "access-link";

	private final JdbcClient jdbc;

	private final LinkTokens tokens;

	private final ConsentRecords consents;

	private final ConsentProperties properties;

	private final Clock clock;

	AccessLinks(JdbcClient jdbc, LinkTokens tokens, ConsentRecords consents, ConsentProperties properties,
			Clock clock) {
		this.jdbc = jdbc;
		this.tokens = tokens;
		this.consents = consents;
		this.properties = properties;
		this.clock = clock;
	}

	/** The link to end the access that a request led to. */
	String of(UUID accessRequestId) {
		ConsentToken token = known(accessRequestId).orElseGet(() -> create(accessRequestId));
		return this.properties.baseUrl().resolve("/consent/end/" + token.value()).toString();
	}

	private Optional<ConsentToken> known(UUID accessRequestId) {
		return this.jdbc.sql("""
				select token_seed, token_hash from access_notice_link
				 where access_request_id = :request and token_seed is not null order by created_at, token_hash
				""")
			.param("request", accessRequestId)
			.query((row, number) -> this.tokens.token(USE, row.getString("token_seed"), row.getString("token_hash")))
			.list()
			.stream()
			.flatMap(Optional::stream)
			.findFirst();
	}

	private ConsentToken create(UUID accessRequestId) {
		String seed = ConsentToken.seed();
		ConsentToken token = this.tokens.token(USE, seed);
		this.jdbc.sql("""
				insert into access_notice_link (token_hash, token_seed, access_request_id, created_at)
				values (:hash, :seed, :request, :now)
				""")
			.param("hash", token.hash())
			.param("seed", seed)
			.param("request", accessRequestId)
			.param("now", Instant.now(this.clock).atOffset(ZoneOffset.UTC))
			.update();
		return token;
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
