package org.caseaccess.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The names of figures in the files for operators. */
final class Figures {

	private static final Path FOLDER = Path.of("docs", "operations");

	/** A word before a brace or a bracket, or alone, that no function of PromQL is. */
	private static final Pattern NAME = Pattern.compile("\\b([a-z][a-z0-9]*(?:_[a-z0-9]+)+)\\b(?=[{\\[) ]|$)(?!\\()");

	private static final Set<String> FUNCTIONS = Set.of("histogram_quantile", "rate_interval");

	private Figures() {
	}

	/** What the dashboard and the alarms look at. */
	static Set<String> lookedAt() throws IOException {
		Set<String> names = new TreeSet<>();
		JsonNode dashboard = new ObjectMapper().readTree(FOLDER.resolve("grafana-dashboard.json").toFile());
		dashboard.get("panels")
			.forEach((panel) -> panel.get("targets").forEach((target) -> add(names, target.get("expr").asText())));
		Files.readAllLines(FOLDER.resolve("prometheus-alerts.yml"))
			.stream()
			.filter((line) -> line.strip().startsWith("expr:"))
			.forEach((line) -> add(names, line.replace("expr:", "").strip()));
		return names;
	}

	/** What docs/operations.md explains. */
	static Set<String> documented() throws IOException {
		Set<String> names = new TreeSet<>();
		Matcher row = Pattern.compile("^\\| `(case_access_[a-z_]+)", Pattern.MULTILINE)
			.matcher(Files.readString(Path.of("docs", "operations.md")));
		while (row.find()) {
			names.add(row.group(1));
		}
		return names;
	}

	private static void add(Set<String> names, String expression) {
		// labels and their values are no figures
		Matcher name = NAME.matcher(expression.replaceAll("\\{[^}]*}", "{").replaceAll("by \\([^)]*\\)", ""));
		while (name.find()) {
			if (!FUNCTIONS.contains(name.group(1))) {
				names.add(name.group(1));
			}
		}
	}

}
