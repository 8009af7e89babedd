package org.caseaccess.notification;

import java.util.Locale;
import java.util.Map;

import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;
import org.springframework.util.PropertyPlaceholderHelper;

/**
 * The texts of the notices, by purpose, method and language, from
 * {@code notices.properties} and its translations.
 */
@Component
class NoticeTexts {

	private final ResourceBundleMessageSource texts = new ResourceBundleMessageSource();

	private final PropertyPlaceholderHelper placeholders = new PropertyPlaceholderHelper("{", "}");

	NoticeTexts() {
		this.texts.setBasename("notices");
		this.texts.setDefaultEncoding("UTF-8");
		this.texts.setFallbackToSystemLocale(false);
	}

	RenderedNotice render(Notice notice) {
		String prefix = notice.purpose() + ".";
		String bodyKey = prefix + ((notice.method() == NoticeMethod.TEXT) ? "text" : "body");
		return new RenderedNotice(notice.key(), notice.purpose(), notice.address(), text(prefix + "subject", notice),
				text(bodyKey, notice), notice.values().get("link"));
	}

	private String text(String key, Notice notice) {
		String pattern = this.texts.getMessage(key, null, Locale.of(notice.language()));
		Map<String, String> values = notice.values();
		return this.placeholders.replacePlaceholders(pattern, values::get);
	}

}
