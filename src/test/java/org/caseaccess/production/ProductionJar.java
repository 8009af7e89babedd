package org.caseaccess.production;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The production jar, built as the README says and taken apart as the Dockerfile does:
 * once for all tests of a build, whichever test JVM comes first.
 */
public final class ProductionJar {

	private static final Path OUTPUT = Path.of("target", "production").toAbsolutePath();

	private static final File LOG = Path.of("target", "production.log").toFile();

	private ProductionJar() {
	}

	/** The jar. */
	public static Path jar() throws IOException, InterruptedException {
		make();
		return theOneJar();
	}

	/** The folder with the jar's layers; the application is in {@code application}. */
	public static Path layers() throws IOException, InterruptedException {
		make();
		return OUTPUT.resolve("layers");
	}

	/** What the image runs: the jar with its libraries beside it. */
	public static Path application() throws IOException, InterruptedException {
		make();
		return OUTPUT.resolve("image").resolve(theOneJar().getFileName());
	}

	private static synchronized void make() throws IOException, InterruptedException {
		Files.createDirectories(OUTPUT);
		// the same build has the same Maven, whatever JVM this is
		Path made = OUTPUT.resolve("made-by-" + ProcessHandle.current().parent().orElseThrow().pid());
		try (FileChannel lock = FileChannel.open(OUTPUT.resolveSibling("production.lock"), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE)) {
			lock.lock();
			if (Files.notExists(made)) {
				FileSystemUtils.deleteRecursively(OUTPUT);
				build();
				extract();
				putTogether();
				Files.createFile(made);
			}
		}
	}

	private static void build() throws IOException, InterruptedException {
		String mvn = Path.of(System.getProperty("maven.home"), "bin", "mvn").toString();
		run(List.of(mvn, "-q", "-B", "-DskipEmbedded", "-Dmaven.test.skip=true", "-DbuildDirectory=" + OUTPUT,
				"package"));
	}

	private static void extract() throws IOException, InterruptedException {
		run(List.of(java(), "-Djarmode=tools", "-jar", theOneJar().toString(), "extract", "--layers", "--destination",
				OUTPUT.resolve("layers").toString()));
	}

	/** As the Dockerfile does: all layers into one folder. */
	private static void putTogether() throws IOException {
		File[] layers = OUTPUT.resolve("layers").toFile().listFiles();
		assertThat(layers).isNotEmpty();
		for (File layer : layers) {
			FileSystemUtils.copyRecursively(layer.toPath(), OUTPUT.resolve("image"));
		}
	}

	/** The Java that runs the tests. */
	public static String java() {
		return Path.of(System.getProperty("java.home"), "bin", "java").toString();
	}

	private static void run(List<String> command) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(LOG))
			.start();
		assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("%s ends", command).isTrue();
		assertThat(process.exitValue()).as("see " + LOG).isZero();
	}

	private static Path theOneJar() {
		File[] jars = OUTPUT.toFile().listFiles((folder, name) -> name.endsWith(".jar"));
		assertThat(jars).hasSize(1);
		return jars[0].toPath();
	}

}
