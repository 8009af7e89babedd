package org.caseaccess.registry;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the registry.
 *
 * @param ssnSecret the secret behind hash and encryption of social security numbers (R7)
 * @param ssnKeyId names the secret; stored with every hash, so that a later secret can be
 * told from it
 */
@Validated
@ConfigurationProperties("case-access.registry")
record RegistryProperties(@NotBlank @Size(min = 32) String ssnSecret, @NotBlank String ssnKeyId) {

	@Override
	public String toString() {
		return "RegistryProperties[ssnKeyId=" + this.ssnKeyId + "]";
	}

}
