package org.caseaccess.operation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;

/** What docker-compose.yml and Dockerfile promise, read from the files. */
class DeploymentFilesTests {

	private static final Pattern PINNED = Pattern.compile("[a-z0-9/-]+:v?[0-9]+\\.[0-9]+[A-Za-z0-9._-]*");

	private Map<String, Map<String, Object>> services;

	private Map<String, Object> compose;

	@BeforeEach
	@SuppressWarnings("unchecked")
	void read() throws IOException {
		this.compose = new Yaml().load(Files.readString(Path.of("docker-compose.yml")));
		this.services = (Map<String, Map<String, Object>>) this.compose.get("services");
	}

	@Test
	void everyImageIsPinned() throws IOException {
		this.services.forEach((name, service) -> assertThat((String) service.get("image")).as(name).matches(PINNED));
		assertThat(this.services.get("camunda").get("image").toString()).startsWith("camunda/camunda:8.9.");
		assertThat(Files.readAllLines(Path.of("Dockerfile"))).filteredOn((line) -> line.startsWith("FROM "))
			.allMatch((line) -> PINNED.matcher(line.split(" ")[1]).matches());
	}

	@Test
	void everyPortIsOnThisMachineOnly() {
		this.services.values()
			.stream()
			.flatMap((service) -> strings(service.get("ports")).stream())
			.forEach((port) -> assertThat(port).matches("127\\.0\\.0\\.1:[0-9]+:[0-9]+"));
	}

	@Test
	void everyServiceSaysWhetherItIsWell() throws IOException {
		this.services.forEach(
				(name, service) -> assertThat(service.containsKey("healthcheck") || name.equals("case-access")).as(name)
					.isTrue());
		assertThat(Files.readString(Path.of("Dockerfile"))).contains("HEALTHCHECK", "/actuator/health/readiness")
			.contains("\nUSER 10001");
	}

	@Test
	void dataIsInNamedVolumes() {
		Set<String> used = this.services.values()
			.stream()
			.flatMap((service) -> strings(service.get("volumes")).stream())
			.map((volume) -> volume.split(":")[0])
			.filter((volume) -> !volume.startsWith("."))
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(used).isEqualTo(new TreeSet<>(
				((Map<?, ?>) this.compose.get("volumes")).keySet().stream().map(Object::toString).toList()));
	}

	@Test
	@SuppressWarnings("unchecked")
	void theProgramReadsEverySettingThatItIsGivenAndSecretsHaveNoDefault() throws IOException {
		String read = Files.readString(Path.of("src", "main", "resources", "application-cluster.yaml"));
		((Map<String, String>) this.services.get("case-access").get("environment"))
			.forEach((name, value) -> assertThat(read).contains("${" + name + ":"));
		String file = Files.readString(Path.of("docker-compose.yml"));
		assertThat(Pattern.compile("\\$\\{([A-Z_]*(?:SECRET|PASSWORD|USERNAME|_KEY_ID|ISSUER_URI))([^}]*)}")
			.matcher(file)
			.results()
			.toList()).hasSizeGreaterThan(10).allMatch((use) -> use.group(2).startsWith(":?"));
	}

	private static List<String> strings(Object list) {
		return (list != null) ? ((List<?>) list).stream().map(Object::toString).toList() : List.of();
	}

}
