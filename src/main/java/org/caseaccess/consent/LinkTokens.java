package org.caseaccess.consent;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import org.caseaccess.notification.NoticeKeys;

import org.springframework.stereotype.Component;

/**
 * Makes the one-time tokens (R2). A token is derived from 256 random bits, which the
 * database keeps, and a secret, which it does not: so the same notice has the same link
 * however often it is sent, and whoever reads the database has none (ADR 9).
 */
@Component
class LinkTokens {

	/** 128 bits: a text message has little room. */
	private static final int BYTES = 16;

	private final NoticeKeys keys;

	LinkTokens(NoticeKeys keys) {
		this.keys = keys;
	}

	/** The token that a seed gives by the secret in use. */
	ConsentToken token(String use, String seed) {
		return all(use, seed).getFirst();
	}

	/**
	 * The token that a seed gave when its hash was kept, by whichever secret was in use
	 * then; empty when that one is not configured any more.
	 */
	Optional<ConsentToken> token(String use, String seed, String hash) {
		return all(use, seed).stream().filter((token) -> token.hash().equals(hash)).findFirst();
	}

	private List<ConsentToken> all(String use, String seed) {
		return this.keys.derive(use, seed)
			.stream()
			.map((bytes) -> new ConsentToken(
					Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(bytes, BYTES))))
			.toList();
	}

}
