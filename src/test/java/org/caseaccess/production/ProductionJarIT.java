package org.caseaccess.production;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Builds the production jar as the README says and looks inside: the embedded engine's
 * licences allow development and test only (docs/adr/0002).
 */
class ProductionJarIT {

	/** The Apache-licensed parts of Camunda. */
	private static final List<String> CLIENT_SIDE = List.of("camunda-client-java", "camunda-spring-boot-starter",
			"camunda-xml-model", "zeebe-bpmn-model", "zeebe-client-java", "zeebe-gateway-protocol-impl");

	@Test
	void theProductionJarHasNoEngineAndNoInventedPeople() throws Exception {
		List<String> entries = build();
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

	private static List<String> build() throws IOException, InterruptedException {
		Path output = Path.of("target", "production").toAbsolutePath();
		File log = Path.of("target", "production.log").toFile();
		String mvn = Path.of(System.getProperty("maven.home"), "bin", "mvn").toString();
		Process build = new ProcessBuilder(mvn, "-q", "-B", "-DskipEmbedded", "-Dmaven.test.skip=true",
				"-DbuildDirectory=" + output, "package")
			.redirectErrorStream(true)
			.redirectOutput(log)
			.start();
		assertThat(build.waitFor(5, TimeUnit.MINUTES)).as("the build ends").isTrue();
		assertThat(build.exitValue()).as("see " + log).isZero();
		File[] jars = output.toFile().listFiles((folder, name) -> name.endsWith(".jar"));
		assertThat(jars).hasSize(1);
		try (JarFile jar = new JarFile(jars[0])) {
			return jar.stream().map((entry) -> entry.getName()).toList();
		}
	}

}
