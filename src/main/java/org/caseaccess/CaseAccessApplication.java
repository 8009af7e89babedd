package org.caseaccess;

import java.time.Clock;

import org.caseaccess.audit.VerifyLedgerCommand;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * Case Access: client consent for licensed agents, as a Camunda 8 process application.
 */
@SpringBootApplication
@EnableScheduling
public class CaseAccessApplication {

	/**
	 * Starts the application; with {@code --verify-ledger} it verifies the ledger instead
	 * and exits with 0 or 1. A start that fails says why in one line and exits with 1.
	 * @param args Spring Boot's arguments
	 */
	public static void main(String[] args) {
		if (VerifyLedgerCommand.isAskedBy(args)) {
			System.exit(VerifyLedgerCommand.run(args));
		}
		try {
			SpringApplication.run(CaseAccessApplication.class, args);
		}
		catch (Exception | LinkageError ex) {
			// it has been said why; a thread that some library left must not keep the
			// program alive
			System.exit(1);
		}
	}

	/** The one clock; the embedded Camunda brings its own, which tests can move. */
	@Bean
	@ConditionalOnMissingBean
	Clock clock() {
		return Clock.systemUTC();
	}

}
