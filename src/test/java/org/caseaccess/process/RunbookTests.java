package org.caseaccess.process;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The runbook names what there is, and nothing else. */
class RunbookTests {

	private static final Path RUNBOOK = Path.of("docs", "operations.md");

	@Test
	void everyJobTypeHasItsIncidentExplained() throws IOException {
		assertThat(rows("Incidents")).isEqualTo(constants(Names.Job.class)).allMatch(IncidentTexts::knows);
	}

	@Test
	void everyBpmnErrorIsExplained() throws IOException {
		assertThat(rows("Errors that are no incidents")).isEqualTo(constants(Names.Error.class));
	}

	static Set<String> rows(String section) throws IOException {
		String[] parts = Files.readString(RUNBOOK).split("\n## ");
		String text = Arrays.stream(parts).filter((part) -> part.startsWith(section + "\n")).findFirst().orElseThrow();
		return Pattern.compile("^\\| `([A-Za-z_-]+)` \\|", Pattern.MULTILINE)
			.matcher(text)
			.results()
			.map((row) -> row.group(1))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static Set<String> constants(Class<?> holder) {
		return Arrays.stream(holder.getDeclaredFields())
			.map(RunbookTests::value)
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static String value(Field field) {
		try {
			return (String) field.get(null);
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
