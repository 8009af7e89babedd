package org.caseaccess.notification;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.caseaccess.installation.InstallationFacts;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Puts notices into the client's words: plain text for all, what phones can show for text
 * messages, a page of HTML for emails.
 */
@Component
@EnableConfigurationProperties(InstallationFacts.class)
class NoticeTexts {

	/** A paragraph that is the link and nothing else. */
	private static final String LINK = "{link}";

	private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

	private final NoticeWordings wordings;

	private final InstallationFacts facts;

	private final boolean answers;

	private final SpringTemplateEngine pages = new SpringTemplateEngine();

	NoticeTexts(NoticeWordings wordings, InstallationFacts facts, NotificationProperties properties) {
		this.wordings = wordings;
		this.facts = facts;
		this.answers = properties.text().answers();
		ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver();
		templates.setPrefix("templates/notification/");
		templates.setSuffix(".html");
		templates.setTemplateMode(TemplateMode.HTML);
		templates.setCharacterEncoding("UTF-8");
		this.pages.setTemplateResolver(templates);
	}

	/** The notice in words; {@code again} when an earlier call may have sent it. */
	RenderedNotice render(String key, NoticePurpose purpose, NoticeMethod method, Notice notice, boolean again) {
		String subject = filled(text(purpose + ".subject", notice), notice);
		String wording = (method == NoticeMethod.TEXT) ? textMessage(purpose, notice)
				: this.wordings.wording(purpose, method, notice.version(), notice.language());
		String body = filled(wording, notice);
		String html = (method == NoticeMethod.EMAIL) ? page(purpose, subject, wording, notice) : null;
		return new RenderedNotice(key, purpose, notice.clientId(), notice.address(), notice.language(), subject,
				(method == NoticeMethod.TEXT) ? GsmText.of(body) : body, html, notice.link(), notice.validUntil(),
				again);
	}

	/**
	 * Whether a text message can be answered by text: its words say what consent is
	 * about, and answers by text count here.
	 */
	boolean offersAnswer(NoticePurpose purpose, NoticeMethod method, Notice notice) {
		return method == NoticeMethod.TEXT && this.answers
				&& textMessage(purpose, notice).equals(textMessages(purpose, notice).getFirst());
	}

	/** The first that fits; the shortest when none does. */
	private String textMessage(NoticePurpose purpose, Notice notice) {
		List<String> all = textMessages(purpose, notice);
		return all.stream()
			.skip(purpose == NoticePurpose.CONSENT_REQUEST && !this.answers && all.size() > 1 ? 1 : 0)
			.filter((wording) -> TextSegments.of(GsmText.of(filled(wording, notice))).fits())
			.findFirst()
			.orElseGet(all::getLast);
	}

	private List<String> textMessages(NoticePurpose purpose, Notice notice) {
		return this.wordings.textMessages(purpose, notice.version(), notice.language());
	}

	private String page(NoticePurpose purpose, String subject, String wording, Notice notice) {
		Context context = new Context(Locale.of(notice.language()));
		context.setVariable("language", notice.language());
		context.setVariable("subject", subject);
		context.setVariable("paragraphs", paragraphs(wording, notice));
		context.setVariable("link", notice.link());
		context.setVariable("label", text(purpose + ".link", notice));
		context.setVariable("footer", filled(text("EMAIL.footer", notice), notice));
		return this.pages.process("email", context);
	}

	/** The paragraphs; where the link is to stand, nothing. */
	private List<String> paragraphs(String wording, Notice notice) {
		return Arrays.stream(wording.split("\n\n"))
			.map((paragraph) -> LINK.equals(paragraph) ? "" : filled(paragraph, notice))
			.toList();
	}

	/** A small text with its values, as phones get it. */
	String reply(String key, String version, String language, Map<String, String> values) {
		return GsmText.of(filled(this.wordings.text("REPLY." + key, version, language), values, language));
	}

	private String text(String key, Notice notice) {
		return this.wordings.text(key, notice.version(), notice.language());
	}

	private String filled(String pattern, Notice notice) {
		return filled(pattern, notice.values(), notice.language());
	}

	/** The facts of the installation have the last word (R21). */
	private String filled(String pattern, Map<String, String> values, String language) {
		Map<String, String> all = new HashMap<>(values);
		all.putAll(this.facts.values(language));
		return NAME.matcher(pattern)
			.replaceAll((name) -> Matcher.quoteReplacement(all.getOrDefault(name.group(1), name.group())));
	}

}
