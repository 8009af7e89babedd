package org.caseaccess.security;

import java.io.IOException;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients read everything in English and in Spanish (R15).
 */
class MessagesTests {

	/** The pages of results give the exchange's phone number to each of their texts. */
	private static final Pattern RESULT = Pattern
		.compile("resident\\.(accepted|declined|inactive|disputed|ended|noaccess)\\.text");

	@Test
	void everyTextIsThereInBothLanguages() throws IOException {
		Properties english = texts("messages.properties");
		Properties spanish = texts("messages_es.properties");
		assertThat(spanish.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
		assertThat(english.values()).noneMatch((text) -> text.toString().isBlank());
		assertThat(spanish.values()).noneMatch((text) -> text.toString().isBlank());
	}

	/** In these a single apostrophe quotes what follows, and is not shown. */
	@Test
	void anApostropheIsWrittenTwiceInTextsThatGetValues() throws IOException {
		for (String name : List.of("messages.properties", "messages_es.properties")) {
			texts(name).forEach((key, text) -> {
				boolean getsValues = RESULT.matcher(key.toString()).matches() || text.toString().contains("{");
				String rest = getsValues ? text.toString().replace("''", "") : text.toString();
				assertThat(rest).as("%s in %s", key, name).doesNotContain(getsValues ? "'" : "''");
			});
		}
	}

	private static Properties texts(String name) throws IOException {
		return PropertiesLoaderUtils.loadProperties(new EncodedResource(new ClassPathResource(name), "UTF-8"));
	}

}
