package org.caseaccess.notification;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the notices. Email is sent when {@code spring.mail.host} is set, text
 * messages when {@code case-access.notification.text.account-sid} is.
 *
 * @param keys the secrets behind links and number hashes. The first is used to write, all
 * are used to read: a new one goes to the front, an old one stays until nothing is kept
 * by it
 * @param publicUrl where providers reach this application
 * @param usefulFor how much time a client must have left for a notice to be sent at all
 * @param guard what keeps one slow provider from stopping the others
 * @param email how emails are sent
 * @param text how text messages are sent
 */
@Validated
@ConfigurationProperties("case-access.notification")
record NotificationProperties(@NotEmpty List<@Valid Key> keys, @NotNull URI publicUrl,
		@NotNull @DefaultValue("PT10S") Duration usefulFor, @Valid @NotNull @DefaultValue Guard guard,
		@Valid @NotNull @DefaultValue Mail email, @Valid @NotNull @DefaultValue Text text) {

	@AssertTrue(message = "the keys need different ids")
	boolean isEveryIdUsedOnce() {
		return this.keys == null || this.keys.stream().map(Key::id).distinct().count() == this.keys.size();
	}

	/**
	 * A secret.
	 *
	 * @param id names it for operators
	 * @param secret the secret itself
	 */
	record Key(@NotBlank @Pattern(regexp = "[A-Za-z0-9._-]{1,20}") String id, @NotBlank @Size(min = 32) String secret) {

		/** The secret stays out of logs. */
		@Override
		public String toString() {
			return "Key[" + this.id + "]";
		}

	}

	/**
	 * The limits of one channel.
	 *
	 * @param timeLimit how long one delivery may take, the provider's answer included
	 * @param atOnce how many deliveries run at once; fewer than the workers' threads
	 * @param patience how long a delivery waits for its turn
	 * @param openFor how long a channel that failed again and again is left alone
	 */
	record Guard(@NotNull @DefaultValue("PT12S") Duration timeLimit, @Positive @DefaultValue("6") int atOnce,
			@NotNull @DefaultValue("PT1S") Duration patience, @NotNull @DefaultValue("PT10S") Duration openFor) {
	}

	/**
	 * Emails.
	 *
	 * @param from the sender, an address or {@code Name <address>}
	 * @param replyTo where answers go; the sender when absent
	 * @param timeLimit how long the mail server may be silent
	 */
	record Mail(@NotBlank @DefaultValue("no-reply@localhost") String from, @Email String replyTo,
			@NotNull @DefaultValue("PT8S") Duration timeLimit) {
	}

	/**
	 * Text messages.
	 *
	 * @param accountSid the account at Twilio
	 * @param authToken its secret; signs what Twilio tells
	 * @param from the number that sends, or the SID of a messaging service
	 * @param baseUrl where Twilio's API is
	 * @param timeLimit how long the API may be silent
	 * @param answers whether an answer by text counts
	 */
	record Text(String accountSid, String authToken, String from,
			@NotNull @DefaultValue("https://api.twilio.com") URI baseUrl,
			@NotNull @DefaultValue("PT8S") Duration timeLimit, @DefaultValue("true") boolean answers) {

		/** The secret stays out of logs. */
		@Override
		public String toString() {
			return "Text[" + this.baseUrl + "]";
		}

	}

}
