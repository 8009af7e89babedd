package org.caseaccess.registry;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.caseaccess.setting.Example;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the registry.
 *
 * @param ssnKeys the keys behind hash and encryption of social security numbers (R7). The
 * first is used to write, all are used to read: a new key goes to the front, an old one
 * stays until nothing is kept by it
 * @param ignoreAccents whether names that differ in accents at most are the same to the
 * search (R19); when it changes, stored keys are made anew
 */
@Validated
@ConfigurationProperties("case-access.registry")
record RegistryProperties(@NotEmpty List<@Valid SsnKey> ssnKeys, @Example("true") boolean ignoreAccents) {

	@AssertTrue(message = "the keys need different ids")
	boolean isEveryIdUsedOnce() {
		return this.ssnKeys == null || this.ssnKeys.stream().map(SsnKey::id).distinct().count() == this.ssnKeys.size();
	}

	/**
	 * A key.
	 *
	 * @param id names the key; stored with everything that is kept by it
	 * @param secret the key itself
	 */
	record SsnKey(@NotBlank @Pattern(regexp = "[A-Za-z0-9._-]{1,20}",
			message = "must be 1 to 20 letters, digits, dots, dashes or underscores") @Example("2026") String id,
			@NotBlank @Size(min = 32, max = 1000) @Example("made by: openssl rand -base64 36") String secret) {

		/** The secret stays out of logs. */
		@Override
		public String toString() {
			return "SsnKey[" + this.id + "]";
		}

	}

}
