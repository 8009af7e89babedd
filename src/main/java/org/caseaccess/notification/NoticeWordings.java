package org.caseaccess.notification;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The wordings of the notices by version and language, from {@code notices/}. A version
 * is that of the consent text that goes with it; every version that was ever used stays,
 * so that a notice that is sent again reads as before.
 */
@Component
public class NoticeWordings {

	/** The languages that clients read (R15). */
	public static final List<String> LANGUAGES = List.of("en", "es");

	/** Shorter and shorter; a version may have the first one only. */
	private static final List<String> TEXTS = List.of(".text", ".text.link", ".text.short");

	private final Map<String, Properties> wordings = new TreeMap<>();

	NoticeWordings() {
		try {
			for (Resource file : new PathMatchingResourcePatternResolver()
				.getResources("classpath*:notices/*.properties")) {
				this.wordings.put(file.getFilename().replace(".properties", ""), read(file));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("the wordings of the notices cannot be read", ex);
		}
	}

	/**
	 * The versions that there are.
	 * @return newest first
	 */
	public List<String> versions() {
		return this.wordings.keySet()
			.stream()
			.filter((name) -> name.endsWith("_en"))
			.map((name) -> name.substring(0, name.length() - "_en".length()))
			.sorted(Comparator.reverseOrder())
			.toList();
	}

	/**
	 * What a notice says before names and link are filled in.
	 * @param purpose what it is for
	 * @param method how it travels
	 * @param version which wording
	 * @param language {@code en} or {@code es}
	 * @return the wording letter for letter
	 * @throws IllegalStateException when there is no such wording
	 */
	public String wording(NoticePurpose purpose, NoticeMethod method, String version, String language) {
		return text(purpose + ((method == NoticeMethod.TEXT) ? ".text" : ".body"), version, language);
	}

	/**
	 * The text messages that there are for a purpose. Only the first says all that an
	 * answer by text needs to know; the others lead to the link.
	 * @param purpose what it is for
	 * @param version which wording
	 * @param language {@code en} or {@code es}
	 * @return the wordings letter for letter, the longest first; never empty
	 */
	List<String> textMessages(NoticePurpose purpose, String version, String language) {
		return TEXTS.stream()
			.map((form) -> purpose + form)
			.filter((key) -> find(key, version, language).isPresent() || key.endsWith(TEXTS.getFirst()))
			.map((key) -> text(key, version, language))
			.toList();
	}

	/**
	 * One of the small texts around the notices.
	 * @param key which
	 * @param version which wording
	 * @param language {@code en} or {@code es}
	 * @return the text
	 * @throws IllegalStateException when there is no such text
	 */
	public String text(String key, String version, String language) {
		return find(key, version, language).orElseThrow(() -> new IllegalStateException(
				"notices/%s_%s.properties has no %s".formatted(version, known(language), key)));
	}

	private Optional<String> find(String key, String version, String language) {
		return Optional.ofNullable(this.wordings.get(version + "_" + known(language)))
			.map((texts) -> texts.getProperty(key));
	}

	private static String known(String language) {
		return LANGUAGES.contains(language) ? language : LANGUAGES.getFirst();
	}

	Stream<String> keys(String version, String language) {
		return this.wordings.get(version + "_" + language).stringPropertyNames().stream();
	}

	private static Properties read(Resource file) throws IOException {
		Properties texts = new Properties();
		try (Reader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
			texts.load(reader);
		}
		return texts;
	}

}
