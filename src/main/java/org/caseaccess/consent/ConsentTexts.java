package org.caseaccess.consent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The consent texts by language (R15), from {@code consent-texts/}. A text in use is
 * never edited: a new one gets a new version.
 */
@Component
class ConsentTexts {

	private static final String VERSION = "2026-11";

	private static final List<String> LANGUAGES = List.of("en", "es");

	private final Map<String, ConsentText> texts = LANGUAGES.stream()
		.collect(Collectors.toUnmodifiableMap(Function.identity(), ConsentTexts::read));

	String version() {
		return VERSION;
	}

	ConsentText in(Locale language) {
		return this.texts.getOrDefault(language.getLanguage(), this.texts.get("en"));
	}

	private static ConsentText read(String language) {
		String path = "consent-texts/%s_%s.txt".formatted(VERSION, language);
		try {
			String text = new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
			List<String> parts = text.strip().lines().filter((line) -> !line.isBlank()).toList();
			return new ConsentText(VERSION, language, parts.getFirst(), parts.subList(1, parts.size()),
					ConsentToken.sha256(text));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("consent text " + path + " cannot be read", ex);
		}
	}

}
