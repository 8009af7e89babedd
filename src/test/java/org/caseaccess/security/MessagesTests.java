package org.caseaccess.security;

import java.io.IOException;
import java.text.MessageFormat;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

	@ParameterizedTest
	@CsvSource({ "1, in 1 minute., en 1 minuto.", "15, in 15 minutes., en 15 minutos." })
	void oneIsNotSaidLikeMany(long minutes, String english, String spanish) throws IOException {
		assertThat(MessageFormat.format(texts("messages.properties").getProperty("resident.signin.locked"), minutes))
			.endsWith(english);
		assertThat(MessageFormat.format(texts("messages_es.properties").getProperty("resident.signin.locked"), minutes))
			.endsWith(spanish);
	}

	private static Properties texts(String name) throws IOException {
		return PropertiesLoaderUtils.loadProperties(new EncodedResource(new ClassPathResource(name), "UTF-8"));
	}

}
