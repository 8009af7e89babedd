package org.caseaccess.notification;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.caseaccess.setting.Example;
import org.caseaccess.setting.Mailbox;
import org.caseaccess.setting.TimeSpan;
import org.caseaccess.setting.WebAddress;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;
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
record NotificationProperties(@NotEmpty List<@Valid Key> keys,
		@NotNull @WebAddress @Example("https://access.example.org") URI publicUrl,
		@NotNull @TimeSpan(least = "PT0S", most = "PT80S") @DefaultValue("PT10S") Duration usefulFor,
		@Valid @NotNull @DefaultValue Guard guard, @Valid @NotNull @DefaultValue Mail email,
		@Valid @NotNull @DefaultValue Text text) {

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
	record Key(@NotBlank @Pattern(regexp = "[A-Za-z0-9._-]{1,20}",
			message = "must be 1 to 20 letters, digits, dots, dashes or underscores") @Example("2026") String id,
			@NotBlank @Size(min = 32, max = 1000) @Example("made by: openssl rand -base64 36") String secret) {

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
	record Guard(@NotNull @TimeSpan(most = "PT5M") @DefaultValue("PT12S") Duration timeLimit,
			@Positive @Max(1_000) @DefaultValue("6") int atOnce,
			@NotNull @TimeSpan(least = "PT0S", most = "PT1M") @DefaultValue("PT1S") Duration patience,
			@NotNull @TimeSpan(most = "PT1H") @DefaultValue("PT10S") Duration openFor) {
	}

	/**
	 * Emails.
	 *
	 * @param from the sender, an address or {@code Name <address>}
	 * @param replyTo where answers go; the sender when absent
	 * @param timeLimit how long the mail server may be silent
	 */
	record Mail(@NotBlank @Mailbox @DefaultValue("no-reply@localhost") String from,
			@Mailbox @Example("help@example.org") String replyTo,
			@NotNull @TimeSpan(most = "PT5M") @DefaultValue("PT8S") Duration timeLimit) {
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
	record Text(@Pattern(regexp = "AC[0-9a-fA-F]{32}|false",
			message = "must be the SID of an account at Twilio, or false for no text messages") @Example("AC, and 32 digits from 0 to f") String accountSid,
			@Size(max = 1000) @Example("the token that Twilio's console shows") String authToken,
			@Pattern(regexp = "|\\+[1-9][0-9]{6,14}|[0-9]{4,8}|MG[0-9a-fA-F]{32}",
					message = "must be a number as +12025550100, a short code, or the SID of a messaging service") @Example("+12025550100") String from,
			@NotNull @WebAddress @DefaultValue("https://api.twilio.com") URI baseUrl,
			@NotNull @TimeSpan(most = "PT5M") @DefaultValue("PT8S") Duration timeLimit,
			@DefaultValue("true") boolean answers) {

		@AssertTrue(message = "auth-token and from are needed when account-sid is set")
		boolean isWhole() {
			return this.accountSid == null || "false".equals(this.accountSid)
					|| (StringUtils.hasText(this.authToken) && StringUtils.hasText(this.from));
		}

		/** The secret stays out of logs. */
		@Override
		public String toString() {
			return "Text[" + this.baseUrl + "]";
		}

	}

}
