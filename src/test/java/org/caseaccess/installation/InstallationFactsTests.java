package org.caseaccess.installation;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/** The facts of an installation as an operator sets them. */
class InstallationFactsTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ConfigurationPropertiesAutoConfiguration.class))
		.withUserConfiguration(Facts.class)
		.withInitializer(new ConfigDataApplicationContextInitializer());

	@EnableConfigurationProperties(InstallationFacts.class)
	static class Facts {

	}

	@Test
	void everyFactIsASetting() {
		this.runner
			.withPropertyValues("HELP_PHONE=1-888-555-0123", "EXCHANGE_NAME=Harbor Connect", "EXCHANGE_NAME_ES=Conecta",
					"HELP_HOURS=Monday to Friday", "HELP_HOURS_ES=lunes a viernes",
					"EXCHANGE_WEBSITE=https://harbor.example", "EXCHANGE_ADDRESS=1 Harbor Street")
			.run((context) -> {
				InstallationFacts facts = context.getBean(InstallationFacts.class);
				assertThat(facts.fill("{exchange}: {contact} {code}", "en"))
					.isEqualTo("Harbor Connect: 1-888-555-0123 · Monday to Friday · https://harbor.example"
							+ " · 1 Harbor Street {code}");
				assertThat(facts.fill("{exchange}, {phone}", "es")).isEqualTo("Conecta, 1-888-555-0123");
				assertThat(facts.hours("es")).isEqualTo("lunes a viernes");
			});
	}

	@Test
	void aNameWithoutASpanishOneIsTheNameInBothLanguages() {
		this.runner.withPropertyValues("EXCHANGE_NAME=Harbor Connect")
			.run((context) -> assertThat(context.getBean(InstallationFacts.class).exchange("es"))
				.isEqualTo("Harbor Connect"));
	}

	@Test
	void theSettingOfBeforeStillSetsThePhone() {
		this.runner.withPropertyValues("case-access.consent.help-phone=1-888-555-0123")
			.run((context) -> assertThat(context.getBean(InstallationFacts.class).phone()).isEqualTo("1-888-555-0123"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "1-800-555-0190", "(202) 555-0123", "+1 202 555 0123", "202.555.0123", "1-800-FLOWERS",
			"+52 55 1234 5678", "202-555-0123 ext 4" })
	void aPhoneNumberMayBeWrittenAsPeopleWriteIt(String phone) {
		this.runner.withPropertyValues("HELP_PHONE=" + phone).run((context) -> assertThat(context).hasNotFailed());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			HELP_PHONE       |                                       | the phone must be a phone number
			HELP_PHONE       | call us                               | the phone must be a phone number
			HELP_PHONE       | 12                                    | the phone must be a phone number
			HELP_PHONE       | <b>1-800-555-0190</b>                 | the phone must be a phone number
			HELP_PHONE       | 1-800-555-01901-800-555-0190          | the phone must be a phone number
			EXCHANGE_NAME    | ' '                                   | must not be empty
			EXCHANGE_NAME    | The {phone} Exchange                  | must be one line of plain text
			HELP_HOURS       | "a\tb"                                | must be one line of plain text
			EXCHANGE_WEBSITE | javascript:alert(1)                   | the website must be an address
			EXCHANGE_WEBSITE | http://exchange.example               | the website must be an address
			""")
	void whatMakesNoSenseIsRefusedAtStart(String setting, String value, String fault) {
		this.runner.withPropertyValues(setting + "=" + ((value != null) ? value.translateEscapes() : ""))
			.run((context) -> assertThat(messages(context.getStartupFailure()))
				.anyMatch((message) -> message.contains(fault)));
	}

	private static List<String> messages(Throwable failure) {
		List<String> messages = new ArrayList<>();
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			messages.add(String.valueOf(cause.getMessage()));
		}
		return messages;
	}

}
