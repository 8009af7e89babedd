package org.caseaccess.registry;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * One secret with its id. Two keys are derived from the secret, so that neither use says
 * anything about the other.
 */
final class ProtectionKey {

	private static final SecureRandom RANDOM = new SecureRandom();

	private static final int IV_BYTES = 12;

	private static final int TAG_BITS = 128;

	private static final char AFTER_ID = ':';

	private final String id;

	private final byte[] hashKey;

	private final byte[] displayKey;

	ProtectionKey(String id, String secret) {
		byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
		this.id = id;
		this.hashKey = hmac(bytes, "ssn-match");
		this.displayKey = hmac(bytes, "ssn-display");
	}

	String hash(SocialSecurityNumber ssn) {
		return this.id + AFTER_ID + HexFormat.of().formatHex(hmac(this.hashKey, ssn.digits()));
	}

	String encrypt(String digits) {
		byte[] iv = new byte[IV_BYTES];
		RANDOM.nextBytes(iv);
		try {
			byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, iv).doFinal(digits.getBytes(StandardCharsets.US_ASCII));
			byte[] stored = ByteBuffer.allocate(iv.length + encrypted.length).put(iv).put(encrypted).array();
			return this.id + AFTER_ID + Base64.getEncoder().encodeToString(stored);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** The digits, or empty when another key wrote them. */
	Optional<String> decrypt(String stored) {
		// what was written before there were several keys has no id
		int end = stored.indexOf(AFTER_ID);
		if (end >= 0 && !stored.substring(0, end).equals(this.id)) {
			return Optional.empty();
		}
		byte[] bytes = Base64.getDecoder().decode(stored.substring(end + 1));
		byte[] iv = new byte[IV_BYTES];
		byte[] encrypted = new byte[bytes.length - IV_BYTES];
		ByteBuffer.wrap(bytes).get(iv).get(encrypted);
		try {
			byte[] digits = cipher(Cipher.DECRYPT_MODE, iv).doFinal(encrypted);
			return Optional.of(new String(digits, StandardCharsets.US_ASCII));
		}
		catch (GeneralSecurityException ex) {
			return Optional.empty();
		}
	}

	private Cipher cipher(int mode, byte[] iv) throws GeneralSecurityException {
		Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
		cipher.init(mode, new SecretKeySpec(this.displayKey, "AES"), new GCMParameterSpec(TAG_BITS, iv));
		return cipher;
	}

	private static byte[] hmac(byte[] key, String text) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(key, "HmacSHA256"));
			return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
