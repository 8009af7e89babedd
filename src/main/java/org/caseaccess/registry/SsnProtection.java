package org.caseaccess.registry;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Keeps social security numbers unreadable (R7): a keyed hash to match by, and the last
 * four digits encrypted for display. Two keys are derived from the one secret, so that
 * neither use says anything about the other. The key's id stands before the hash.
 */
@Component
@EnableConfigurationProperties(RegistryProperties.class)
public class SsnProtection {

	private static final int IV_BYTES = 12;

	private static final int TAG_BITS = 128;

	private final SecureRandom random = new SecureRandom();

	private final String keyId;

	private final byte[] hashKey;

	private final byte[] displayKey;

	SsnProtection(RegistryProperties properties) {
		byte[] secret = properties.ssnSecret().getBytes(StandardCharsets.UTF_8);
		this.keyId = properties.ssnKeyId();
		this.hashKey = hmac(secret, "ssn-match");
		this.displayKey = hmac(secret, "ssn-display");
	}

	String hash(SocialSecurityNumber ssn) {
		return this.keyId + ":" + HexFormat.of().formatHex(hmac(this.hashKey, ssn.digits()));
	}

	/**
	 * Hashes a number that the exchange has on file.
	 * @param written nine digits, hyphens allowed
	 * @return key id and keyed hash
	 */
	public String hash(String written) {
		return hash(SocialSecurityNumber.parse(written).orElseThrow());
	}

	/**
	 * Encrypts what may be shown of a number that the exchange has on file.
	 * @param written nine digits, hyphens allowed
	 * @return the encrypted last four digits, to be stored
	 */
	public String encryptLastFour(String written) {
		String lastFour = SocialSecurityNumber.parse(written).orElseThrow().lastFour();
		byte[] iv = new byte[IV_BYTES];
		this.random.nextBytes(iv);
		byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, iv, lastFour.getBytes(StandardCharsets.US_ASCII));
		return Base64.getEncoder()
			.encodeToString(ByteBuffer.allocate(iv.length + encrypted.length).put(iv).put(encrypted).array());
	}

	String masked(String encryptedLastFour) {
		if (encryptedLastFour == null) {
			return null;
		}
		byte[] stored = Base64.getDecoder().decode(encryptedLastFour);
		byte[] iv = new byte[IV_BYTES];
		byte[] encrypted = new byte[stored.length - IV_BYTES];
		ByteBuffer.wrap(stored).get(iv).get(encrypted);
		return "***-**-" + new String(cipher(Cipher.DECRYPT_MODE, iv, encrypted), StandardCharsets.US_ASCII);
	}

	private byte[] cipher(int mode, byte[] iv, byte[] input) {
		try {
			Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
			cipher.init(mode, new SecretKeySpec(this.displayKey, "AES"), new GCMParameterSpec(TAG_BITS, iv));
			return cipher.doFinal(input);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Cannot read or write protected digits: is the key the right one?", ex);
		}
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
