package org.caseaccess.security;

import java.io.IOException;
import java.util.Properties;

import org.junit.jupiter.api.Test;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients read everything in English and in Spanish (R15).
 */
class MessagesTests {

	@Test
	void everyTextIsThereInBothLanguages() throws IOException {
		Properties english = texts("messages.properties");
		Properties spanish = texts("messages_es.properties");
		assertThat(spanish.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
		assertThat(english.values()).noneMatch((text) -> text.toString().isBlank());
		assertThat(spanish.values()).noneMatch((text) -> text.toString().isBlank());
	}

	private static Properties texts(String name) throws IOException {
		return PropertiesLoaderUtils.loadProperties(new EncodedResource(new ClassPathResource(name), "UTF-8"));
	}

}
