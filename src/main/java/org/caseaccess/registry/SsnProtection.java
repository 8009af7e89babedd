package org.caseaccess.registry;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Keeps social security numbers unreadable (R7): a keyed hash to match by, and the last
 * four digits encrypted for display. The key's id stands before both, so that keys can
 * change: the first key writes, every key reads.
 */
@Component
@EnableConfigurationProperties(RegistryProperties.class)
public class SsnProtection {

	private final List<ProtectionKey> keys;

	SsnProtection(RegistryProperties properties) {
		this.keys = properties.ssnKeys().stream().map((key) -> new ProtectionKey(key.id(), key.secret())).toList();
	}

	/** What to search by: the hash by every key, as a client may be kept by any. */
	String hashes(SocialSecurityNumber ssn) {
		return this.keys.stream().map((key) -> key.hash(ssn)).collect(Collectors.joining(" "));
	}

	/**
	 * Hashes a number that the exchange has on file.
	 * @param written nine digits, hyphens allowed
	 * @return key id and keyed hash
	 */
	public String hash(String written) {
		return this.keys.getFirst().hash(SocialSecurityNumber.parse(written).orElseThrow());
	}

	/**
	 * Encrypts what may be shown of a number that the exchange has on file.
	 * @param written nine digits, hyphens allowed
	 * @return key id and the encrypted last four digits, to be stored
	 */
	public String encryptLastFour(String written) {
		return this.keys.getFirst().encrypt(SocialSecurityNumber.parse(written).orElseThrow().lastFour());
	}

	String masked(String encryptedLastFour) {
		if (encryptedLastFour == null) {
			return null;
		}
		String lastFour = this.keys.stream()
			.map((key) -> key.decrypt(encryptedLastFour))
			.flatMap(Optional::stream)
			.findFirst()
			.orElseThrow(() -> new IllegalStateException(
					"No configured key reads the protected digits: was a key removed too early?"));
		return "***-**-" + lastFour;
	}

}
