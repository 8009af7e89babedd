package org.caseaccess.audit;

import java.nio.file.Path;
import java.util.UUID;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The command that verifies the ledger, on a database of its own. */
@ResourceLock(Resources.SYSTEM_OUT)
@ExtendWith(OutputCaptureExtension.class)
class VerifyLedgerCommandTests {

	private final String url = "jdbc:h2:mem:%s;MODE=PostgreSQL;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID());

	private final DataSource database = new DriverManagerDataSource(this.url, "sa", "");

	@BeforeEach
	void createTheTables() {
		Flyway.configure()
			.dataSource(this.database)
			.locations("classpath:db/migration", "classpath:db/vendor/h2")
			.load()
			.migrate();
	}

	private int verify() {
		String[] args = { "--verify-ledger", "--spring.datasource.url=" + this.url, "--spring.datasource.username=sa",
				"--spring.datasource.password=" };
		assertThat(VerifyLedgerCommand.isAskedBy(args)).isTrue();
		return VerifyLedgerCommand.run(args);
	}

	@Test
	void anUnbrokenLedgerExitsWithZero(CapturedOutput output) {
		assertThat(verify()).isZero();
		assertThat(output).contains("The ledger is unbroken: 0 records");
	}

	@Test
	void aBrokenLedgerExitsWithOneAndNamesTheRecord(CapturedOutput output) {
		JdbcClient.create(this.database).sql("update consent_ledger_head set sequence_number = 7").update();
		assertThat(verify()).isOne();
		assertThat(output).contains("The ledger is broken. Record 1: it is missing.");
	}

	@Test
	void aDatabaseThatIsNotThereExitsWithTwoAndIsNotMade(CapturedOutput output, @TempDir Path folder) {
		assertThat(VerifyLedgerCommand.run("--verify-ledger", "--spring.datasource.username=sa",
				"--spring.datasource.url=jdbc:h2:file:" + folder.resolve("nothing")))
			.isEqualTo(2);
		assertThat(output).contains("The ledger could not be read");
		assertThat(folder).isEmptyDirectory();
	}

	@Test
	void theProgramStartsAsUsualWithoutTheArgument() {
		assertThat(VerifyLedgerCommand.isAskedBy("--server.port=1")).isFalse();
	}

}
