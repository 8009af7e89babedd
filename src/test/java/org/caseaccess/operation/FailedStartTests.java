package org.caseaccess.operation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.caseaccess.CaseAccessApplication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * A start that fails says in one line what is wrong, which setting it is and what to do;
 * no stack trace, no secret.
 */
@ResourceLock(Resources.SYSTEM_OUT)
@ExtendWith(OutputCaptureExtension.class)
@Isolated
class FailedStartTests {

	private static final String SECRET = "hunter2-hunter2";

	@TempDir
	Path folder;

	private final Map<String, String> settings = new HashMap<>();

	private CapturedOutput output;

	/** So much of the output was looked at. */
	private int read;

	@BeforeEach
	void capture(CapturedOutput output) {
		this.output = output;
		this.settings.putAll(Map.of("spring.main.banner-mode", "off", "spring.main.log-startup-info", "false",
				"spring.profiles.active", "embedded", "spring.datasource.username", "sa", "spring.datasource.password",
				SECRET, "server.port", "0", "logging.structured.format.console", ""));
	}

	@Test
	void aSecondProgramOnTheSameFile() throws IOException, SQLException {
		Path file = this.folder.resolve("case-access");
		connect(file).close();
		try (FileChannel other = FileChannel.open(this.folder.resolve("case-access.mv.db"), StandardOpenOption.WRITE)) {
			other.lock();
			assertThat(database("jdbc:h2:file:" + file)).contains("is in use by another program", "Stop that one",
					"spring.datasource.url");
		}
	}

	@Test
	void aFolderThatCannotBeWritten() throws IOException {
		Path file = Files.createFile(this.folder.resolve("file"));
		assertThat(database("jdbc:h2:file:" + file.resolve("below").resolve("case-access")))
			.contains("cannot be written", "spring.datasource.url");
		assertThat(database("jdbc:h2:file:/proc/case-access")).contains("cannot be written", "spring.datasource.url");
	}

	@Test
	void aFileThatIsDamagedOrCutOrOfSomethingElse() throws IOException, SQLException {
		Path file = this.folder.resolve("case-access.mv.db");
		try (Connection first = connect(this.folder.resolve("case-access"))) {
			first.createStatement()
				.execute("create table kept as select x, repeat('y', 1000) from system_range(1, 500)");
		}
		byte[] whole = Files.readAllBytes(file);
		for (byte[] broken : new byte[][] { Arrays.copyOf(whole, 4097),
				"a letter to somebody\n".repeat(1000).getBytes(), new byte[20_000] }) {
			Files.write(file, broken);
			assertThat(database("jdbc:h2:file:" + this.folder.resolve("case-access"))).contains("damaged",
					"Put a backup in its place");
		}
	}

	@Test
	void aFileOfAnotherUser() throws SQLException {
		connect(this.folder.resolve("case-access")).close();
		this.settings.put("spring.datasource.username", "other");
		assertThat(database("jdbc:h2:file:" + this.folder.resolve("case-access")))
			.contains("spring.datasource.password");
	}

	@Test
	void aDiskThatIsFull() {
		FullDisk.register();
		FullDisk.full(true);
		try {
			assertThat(database("jdbc:h2:full:" + this.folder.resolve("case-access"))).contains("no space left",
					"Make space");
		}
		finally {
			FullDisk.full(false);
		}
	}

	@Test
	void aPostgresThatIsNotThere() throws IOException {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			int port = taken.getLocalPort();
			taken.close();
			assertThat(database("jdbc:postgresql://127.0.0.1:" + port + "/case_access?password=" + SECRET))
				.contains("does not answer at jdbc:postgresql://127.0.0.1:" + port + "/case_access", "DATABASE_URL");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					update "flyway_schema_history" set "checksum" = 7 where "version" = '1' | does not fit this version of Case Access
					insert into "flyway_schema_history" select 99, '900', 'later', "type", 'V900__x.sql', "checksum", "installed_by", "installed_on", 1, true from "flyway_schema_history" where "version" = '1' | does not fit this version of Case Access
					update "flyway_schema_history" set "success" = false where "version" = '2' | (migration 2)
					drop table "flyway_schema_history" | holds tables that are not of Case Access
					""")
	void aDatabaseOfAnotherVersion(String change, String fault) throws SQLException {
		String url = "jdbc:h2:file:" + this.folder.resolve("case-access") + ";MODE=PostgreSQL";
		this.settings.put("spring.flyway.locations", "classpath:db/migration,classpath:db/vendor/{vendor}");
		start(Database.class, url).close();
		try (Connection later = connect(this.folder.resolve("case-access"))) {
			later.createStatement().execute(change);
		}
		assertThat(database(url)).contains(fault);
	}

	@Test
	void aPortThatIsTaken() throws IOException {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			this.settings.put("server.port", Integer.toString(taken.getLocalPort()));
			assertThat(failure(Pages.class)).contains("Port " + taken.getLocalPort() + " was already in use");
		}
	}

	@Test
	void aKeyStoreThatIsNotThere() {
		this.settings.putAll(Map.of("server.ssl.key-store", this.folder.resolve("none.p12").toString(),
				"server.ssl.key-store-password", SECRET));
		assertThat(failure(Pages.class)).contains("none.p12");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					--server.port=99999                                  | server.port is '99999': must be between 0 and 65535
					--case-access.embedded.rest-port=70000               | case-access.embedded.rest-port is '70000': must be
					--case-access.embedded.grpc-port=x                   | case-access.embedded.grpc-port is 'x': must be a whole
					--case-access.sign-in.window=PT0S                    | case-access.sign-in.window is 'PT0S': must be between
					--case-access.development.kept-methods=FAX           | must be one of TEXT, EMAIL, PORTAL, POSTAL
					--case-access.consent.searches-per-hours=5           | case-access.consent.searches-per-hours is no setting
					--case-access.notification.letters=/proc/nothing     | case-access.notification.letters is '/proc/nothing'
					--spring.profiles.active=cluster,embedded            | cluster and embedded exclude each other
					--spring.profiles.active=clustr                      | no profile of Case Access is chosen
					--spring.profiles.active=cluster                     | SSN_KEY_SECRET is not set
					--spring.config.import=file:/proc/none.yaml          | /proc/none.yaml
					""")
	void aSettingThatMakesNoSense(String setting, String fault) {
		this.settings.put(setting.split("=")[0].substring(2), setting.split("=", 2)[1]);
		assertThatException().isThrownBy(() -> start(CaseAccessApplication.class, "jdbc:h2:mem:never-reached"));
		assertThat(lines()).isNotEmpty().anyMatch((line) -> line.contains(fault));
	}

	@Test
	void aFileWithSettingsThatIsNoYaml() throws IOException {
		Path file = Files.writeString(this.folder.resolve("more.yaml"),
				"a: b\ncase-access:\n  x: [1, " + SECRET + "\nb: c\n");
		this.settings.put("spring.config.import", "file:" + file);
		assertThatException().isThrownBy(() -> start(CaseAccessApplication.class, "jdbc:h2:mem:never-reached"));
		assertThat(this.output.getAll()).containsOnlyOnce("Case Access does not start")
			.contains("is not YAML in line")
			.contains("more.yaml")
			.doesNotContain(SECRET, "\tat ");
	}

	/** The last resort, for what nobody thought of. */
	@Test
	void somethingThatNobodyThoughtOf() {
		assertThat(failure(Surprise.class)).contains("IllegalStateException: no luck with ***", "--debug");
	}

	/** The real program, as an operator starts it. */
	@Test
	void theProgramEndsWithExitCodeOne() throws IOException, InterruptedException {
		Path log = this.folder.resolve("log");
		Process program = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				System.getProperty("java.class.path"), CaseAccessApplication.class.getName(),
				"--case-access.sign-in.window=PT0S", "--server.port=0", "--spring.main.banner-mode=off")
			.redirectErrorStream(true)
			.redirectOutput(log.toFile())
			.start();
		assertThat(program.waitFor(2, TimeUnit.MINUTES)).isTrue();
		assertThat(program.exitValue()).isEqualTo(1);
		assertThat(Files.readAllLines(log)).filteredOn((line) -> !line.contains(" INFO "))
			.singleElement()
			.asString()
			.contains("Case Access does not start: case-access.sign-in.window is 'PT0S'");
	}

	private String database(String url) {
		assertThatException().isThrownBy(() -> start(Database.class, url));
		return theOneLine();
	}

	private String failure(Class<?> program) {
		assertThatException().isThrownBy(() -> start(program, "jdbc:h2:mem:never-reached"));
		return theOneLine();
	}

	private ConfigurableApplicationContext start(Class<?> program, String url) {
		this.settings.put("spring.datasource.url", url.startsWith("jdbc:h2") ? url + ";TRACE_LEVEL_FILE=0" : url);
		boolean pages = program != Database.class;
		return new SpringApplicationBuilder(program).web(pages ? WebApplicationType.SERVLET : WebApplicationType.NONE)
			.run(this.settings.entrySet()
				.stream()
				.map((setting) -> "--" + setting.getKey() + "=" + setting.getValue())
				.toArray(String[]::new));
	}

	private String theOneLine() {
		List<String> lines = lines();
		assertThat(lines).hasSize(1);
		return lines.getFirst();
	}

	/** Since the last time. */
	private List<String> lines() {
		String all = this.output.getAll();
		String fresh = all.substring(this.read);
		this.read = all.length();
		assertThat(fresh).doesNotContain("\tat ", SECRET, "condition evaluation report");
		List<String> lines = fresh.lines()
			.filter((line) -> line.contains(" ERROR ") || line.contains(" WARN "))
			// programs that other tests left running log on threads of their own
			.filter((line) -> line.contains("%s]".formatted(thisThread())))
			.toList();
		assertThat(lines).allMatch((line) -> line.contains("Case Access does not start: "));
		return lines;
	}

	/** As the log shortens its name. */
	private static String thisThread() {
		String name = Thread.currentThread().getName();
		return name.substring(Math.max(0, name.length() - 15));
	}

	private static Connection connect(Path file) throws SQLException {
		return DriverManager.getConnection("jdbc:h2:file:" + file, "sa", SECRET);
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class })
	static class Database {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(ServletWebServerFactoryAutoConfiguration.class)
	static class Pages {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(ServletWebServerFactoryAutoConfiguration.class)
	static class Surprise {

		Surprise() {
			throw new IllegalStateException("no luck\nwith " + SECRET);
		}

	}

}
