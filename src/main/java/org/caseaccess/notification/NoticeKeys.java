package org.caseaccess.notification;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Derives values that nobody can guess who does not have the secret
 * {@code case-access.notification.keys}, which is not in the database (ADR 9).
 */
@Component
@EnableConfigurationProperties(NotificationProperties.class)
public class NoticeKeys {

	private static final String HMAC = "HmacSHA256";

	private final List<byte[]> secrets;

	NoticeKeys(NotificationProperties properties) {
		this.secrets = properties.keys().stream().map((key) -> key.secret().getBytes(StandardCharsets.UTF_8)).toList();
	}

	/**
	 * Derives a value by each key. What is new is written with the first; what is known
	 * by its hash may have been written with any.
	 * @param use what the value is for: one use says nothing about another
	 * @param input what it is derived from
	 * @return 32 bytes for each key, the key in use first
	 */
	public List<byte[]> derive(String use, String input) {
		return this.secrets.stream().map((secret) -> hmac(hmac(secret, use), input)).toList();
	}

	private static byte[] hmac(byte[] key, String text) {
		try {
			Mac mac = Mac.getInstance(HMAC);
			mac.init(new SecretKeySpec(key, HMAC));
			return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
