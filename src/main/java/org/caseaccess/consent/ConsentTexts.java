package org.caseaccess.consent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.caseaccess.installation.InstallationFacts;
import org.caseaccess.notification.NoticeWordings;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The consent texts by version and language (R15), from {@code consent-texts/}. A text in
 * use is never edited: a new one gets a new version, together with the notices that go
 * with it ({@code notices/}). The newest is used; an attempt keeps the one that it began
 * with. The facts of the installation are filled in before a text's hash is taken (R21).
 */
@Component
class ConsentTexts {

	private final Map<String, String> exact = new TreeMap<>();

	private final Map<String, ConsentText> texts = new TreeMap<>();

	private final String version;

	ConsentTexts(NoticeWordings wordings, InstallationFacts facts) {
		this.version = wordings.versions().getFirst();
		for (String known : wordings.versions()) {
			for (String language : NoticeWordings.LANGUAGES) {
				String text = facts.fill(read(known, language), language);
				this.exact.put(name(known, language), text);
				this.texts.put(name(known, language), text(known, language, text));
			}
		}
	}

	/** The version for what begins now. */
	String version() {
		return this.version;
	}

	/** The text of a version, in English where there is no such language. */
	ConsentText in(String version, Locale language) {
		String known = NoticeWordings.LANGUAGES.contains(language.getLanguage()) ? language.getLanguage()
				: NoticeWordings.LANGUAGES.getFirst();
		ConsentText text = this.texts.get(name(version, known));
		if (text == null) {
			throw new IllegalStateException("there is no consent text of version " + version);
		}
		return text;
	}

	/** The text letter for letter, as its hash was taken. */
	String exact(ConsentText text) {
		return this.exact.get(name(text.version(), text.language()));
	}

	private static String name(String version, String language) {
		return version + "_" + language;
	}

	/** Each text says these four in this order, a paragraph each, after its title. */
	ConsentTerms terms(ConsentText text) {
		List<String> said = text.paragraphs();
		return new ConsentTerms(said.get(0), said.get(1), said.get(2), said.get(3));
	}

	private static ConsentText text(String version, String language, String text) {
		List<String> parts = text.strip().lines().filter((line) -> !line.isBlank()).toList();
		return new ConsentText(version, language, parts.getFirst(), parts.subList(1, parts.size()),
				ConsentToken.sha256(text));
	}

	private static String read(String version, String language) {
		String path = "consent-texts/%s.txt".formatted(name(version, language));
		try {
			return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("consent text " + path + " cannot be read", ex);
		}
	}

}
