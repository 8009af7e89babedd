package org.caseaccess.production;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Builds the production jar as the README says and looks inside: the embedded engine's
 * licences allow development and test only (docs/adr/0002).
 */
class ProductionJarIT {

	/** The Apache-licensed parts of Camunda. */
	private static final List<String> CLIENT_SIDE = List.of("camunda-client-java", "camunda-spring-boot-starter",
			"camunda-xml-model", "feel-engine", "zeebe-bpmn-model", "zeebe-client-java", "zeebe-gateway-protocol-impl");

	@Test
	void theProductionJarHasNoEngineAndNoInventedPeople() throws Exception {
		List<String> entries = entries();
		assertThat(entries)
			.filteredOn((entry) -> entry.matches("BOOT-INF/lib/(zeebe|camunda|feel-engine|rocksdbjni).*"))
			.extracting((entry) -> entry.replaceAll("BOOT-INF/lib/|-[0-9].*", ""))
			.containsExactlyInAnyOrderElementsOf(CLIENT_SIDE);
		assertThat(entries).noneMatch(
				(entry) -> entry.contains("org/caseaccess/embedded") || entry.contains("org/caseaccess/development")
						|| entry.contains("BOOT-INF/classes/demo") || entry.contains("application-embedded"));
		assertThat(entries).contains("BOOT-INF/classes/bpmn/request-case-access.bpmn",
				"BOOT-INF/classes/org/caseaccess/process/AgentTasks.class");
	}

	/** What changes seldom comes first, so that a new version is a small download. */
	@Test
	void theJarComesApartIntoTheLayersThatTheDockerfileCopies() throws Exception {
		List<String> copied = Pattern.compile("COPY --from=layers .*/layers/out/(\\S+)/ ")
			.matcher(Files.readString(Path.of("Dockerfile")))
			.results()
			.map((copy) -> copy.group(1))
			.toList();
		Path layers = ProductionJar.layers();
		assertThat(copied).containsExactly("dependencies", "spring-boot-loader", "snapshot-dependencies",
				"application");
		try (Stream<Path> there = Files.list(layers)) {
			assertThat(there.map((layer) -> layer.getFileName().toString())).isSubsetOf(copied);
		}
		assertThat(layers.resolve("dependencies").resolve("lib")).isNotEmptyDirectory();
	}

	private static List<String> entries() throws IOException, InterruptedException {
		try (JarFile jar = new JarFile(ProductionJar.jar().toFile())) {
			return jar.stream().map((entry) -> entry.getName()).toList();
		}
	}

}
