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

	private final Map<String, String> exact = LANGUAGES.stream()
		.collect(Collectors.toUnmodifiableMap(Function.identity(), ConsentTexts::read));

	private final Map<String, ConsentText> texts = LANGUAGES.stream()
		.collect(Collectors.toUnmodifiableMap(Function.identity(), (language) -> text(language, this.exact)));

	String version() {
		return VERSION;
	}

	ConsentText in(Locale language) {
		return this.texts.getOrDefault(language.getLanguage(), this.texts.get("en"));
	}

	/** The text letter for letter, as its hash was taken. */
	String exact(ConsentText text) {
		return this.exact.get(text.language());
	}

	/** Each text says these four in this order, a paragraph each, after its title. */
	ConsentTerms terms(ConsentText text) {
		List<String> said = text.paragraphs();
		return new ConsentTerms(said.get(0), said.get(1), said.get(2), said.get(3));
	}

	private static ConsentText text(String language, Map<String, String> exact) {
		String text = exact.get(language);
		List<String> parts = text.strip().lines().filter((line) -> !line.isBlank()).toList();
		return new ConsentText(VERSION, language, parts.getFirst(), parts.subList(1, parts.size()),
				ConsentToken.sha256(text));
	}

	private static String read(String language) {
		String path = "consent-texts/%s_%s.txt".formatted(VERSION, language);
		try {
			return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("consent text " + path + " cannot be read", ex);
		}
	}

}
