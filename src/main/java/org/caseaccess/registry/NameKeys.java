package org.caseaccess.registry;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.springframework.stereotype.Component;

/**
 * The keys of names as this exchange compares them (R19): the one door for whatever
 * compares names, be it the search or the filter of a list.
 */
@Component
public class NameKeys {

	/** So many characters a stored key has at most. */
	private static final int STORED_LENGTH = 200;

	private final boolean ignoreAccents;

	NameKeys(RegistryProperties properties) {
		this.ignoreAccents = properties.ignoreAccents();
	}

	/**
	 * The key of a name.
	 * @param name as typed or as on file
	 * @return what equal names have in common; empty when nothing of the name is seen
	 */
	public String of(String name) {
		return this.ignoreAccents ? NameKey.ignoringAccents(name) : NameKey.of(name);
	}

	/**
	 * The key of a name for a column of the database. One character can become eighteen,
	 * so a key that is too long is its hash.
	 * @param name as typed or as on file
	 * @return the key, or what stands for it
	 */
	public String stored(String name) {
		String key = of(name);
		return (key.length() <= STORED_LENGTH) ? key : "sha-256 " + HexFormat.of().formatHex(sha256(key));
	}

	/**
	 * Says by which rule keys are made: with another version, or none, a stored key is
	 * out of date.
	 * @return to be stored beside the keys
	 */
	public String version() {
		return NameKey.RULE + (this.ignoreAccents ? "/accents ignored" : "/exact");
	}

	private static byte[] sha256(String key) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
