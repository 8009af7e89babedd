package org.caseaccess.notification;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

import org.springframework.stereotype.Component;

/**
 * Puts notices into the client's words: plain text for all, GSM characters for text
 * messages, a page of HTML for emails.
 */
@Component
class NoticeTexts {

	/** A paragraph that is the link and nothing else. */
	private static final String LINK = "{link}";

	private final NoticeWordings wordings;

	private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

	private final SpringTemplateEngine pages = new SpringTemplateEngine();

	NoticeTexts(NoticeWordings wordings) {
		this.wordings = wordings;
		ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver();
		templates.setPrefix("templates/notification/");
		templates.setSuffix(".html");
		templates.setTemplateMode(TemplateMode.HTML);
		templates.setCharacterEncoding("UTF-8");
		this.pages.setTemplateResolver(templates);
	}

	/** The notice in words; {@code again} when an earlier call may have sent it. */
	RenderedNotice render(String key, NoticePurpose purpose, NoticeMethod method, Notice notice, boolean again) {
		String subject = filled(text(purpose + ".subject", notice), notice.values());
		String wording = this.wordings.wording(purpose, method, notice.version(), notice.language());
		String body = filled(wording, notice.values());
		String html = (method == NoticeMethod.EMAIL) ? page(purpose, subject, wording, notice) : null;
		return new RenderedNotice(key, purpose, notice.clientId(), notice.address(), notice.language(), subject,
				(method == NoticeMethod.TEXT) ? GsmText.of(body) : body, html, notice.link(), notice.validUntil(),
				again);
	}

	private String page(NoticePurpose purpose, String subject, String wording, Notice notice) {
		Context context = new Context(Locale.of(notice.language()));
		context.setVariable("language", notice.language());
		context.setVariable("subject", subject);
		context.setVariable("paragraphs", paragraphs(wording, notice.values()));
		context.setVariable("link", notice.link());
		context.setVariable("label", text(purpose + ".link", notice));
		context.setVariable("footer", text("EMAIL.footer", notice));
		return this.pages.process("email", context);
	}

	/** The paragraphs; where the link is to stand, nothing. */
	private static List<String> paragraphs(String wording, Map<String, String> values) {
		return Arrays.stream(wording.split("\n\n"))
			.map((paragraph) -> LINK.equals(paragraph) ? "" : filled(paragraph, values))
			.toList();
	}

	/** A small text with its values, in GSM characters. */
	String reply(String key, String version, String language, Map<String, String> values) {
		return GsmText.of(filled(this.wordings.text("REPLY." + key, version, language), values));
	}

	private String text(String key, Notice notice) {
		return this.wordings.text(key, notice.version(), notice.language());
	}

	private static String filled(String pattern, Map<String, String> values) {
		return NAME.matcher(pattern)
			.replaceAll((name) -> Matcher.quoteReplacement(values.getOrDefault(name.group(1), name.group())));
	}

}
