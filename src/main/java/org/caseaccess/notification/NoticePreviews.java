package org.caseaccess.notification;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

/**
 * The wordings as clients would see them, with invented people.
 */
@Component
class NoticePreviews {

	private static final UUID NOBODY = new UUID(0, 0);

	private static final Map<String, String> SAMPLE = Map.of("agent", "Alex Sample", "agency",
			"Sample Insurance Agency", "npn", "12345678", "code", "4821", "seconds", "90");

	private final NoticeWordings wordings;

	private final NoticeTexts texts;

	private final NotificationProperties properties;

	NoticePreviews(NoticeWordings wordings, NoticeTexts texts, NotificationProperties properties) {
		this.wordings = wordings;
		this.texts = texts;
		this.properties = properties;
	}

	/**
	 * A wording with what it makes.
	 *
	 * @param version which wording
	 * @param language {@code en} or {@code es}
	 * @param purpose what it is for
	 * @param subject of the email and in the inbox
	 * @param body the email's text, and what the inbox shows
	 * @param text the text message
	 * @param segments the parts that the text message travels in
	 */
	record Preview(String version, String language, NoticePurpose purpose, String subject, String body, String text,
			TextSegments segments) {

		/** How much room the text message takes, in words. */
		public String size() {
			return "%d %s, %s".formatted(this.segments.units(), this.segments.gsm() ? "GSM characters" : "characters",
					(this.segments.count() == 1) ? "one message" : this.segments.count() + " messages");
		}

		/** What it is for, in words. */
		public String title() {
			return NoticeOverview.words(this.purpose.name());
		}

	}

	/** All wordings, the newest version first. */
	List<Preview> all() {
		return this.wordings.versions()
			.stream()
			.flatMap((version) -> Arrays.stream(NoticePurpose.values())
				.flatMap((purpose) -> NoticeWordings.LANGUAGES.stream()
					.map((language) -> preview(version, language, purpose))))
			.toList();
	}

	private Preview preview(String version, String language, NoticePurpose purpose) {
		RenderedNotice email = render(version, language, purpose, NoticeMethod.EMAIL);
		RenderedNotice text = render(version, language, purpose, NoticeMethod.TEXT);
		return new Preview(version, language, purpose, email.subject(), email.body(), text.body(),
				TextSegments.of(text.body()));
	}

	/** The page of an email, or empty when there is no such wording. */
	Optional<String> email(String version, String language, String purpose) {
		boolean known = this.wordings.versions().contains(version) && NoticeWordings.LANGUAGES.contains(language);
		return Arrays.stream(NoticePurpose.values())
			.filter((one) -> known && one.name().equals(purpose))
			.findFirst()
			.map((one) -> render(version, language, one, NoticeMethod.EMAIL).html());
	}

	private RenderedNotice render(String version, String language, NoticePurpose purpose, NoticeMethod method) {
		Map<String, String> values = new HashMap<>(SAMPLE);
		values.put("consent", this.wordings.text("CONSENT.TEXT", version, language));
		values.put("link", this.properties.publicUrl().resolve("/consent/" + "x".repeat(22)).toString());
		Notice notice = new Notice(NOBODY, null, language, version, values, Instant.MAX);
		return this.texts.render("preview", purpose, method, notice, false);
	}

}
