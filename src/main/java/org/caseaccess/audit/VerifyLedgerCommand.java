package org.caseaccess.audit;

import java.util.Arrays;

import org.caseaccess.consent.ConsentLedgerConfiguration;
import org.caseaccess.consent.LedgerState;
import org.caseaccess.consent.LedgerVerification;

import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Verifies the ledger from the command line: no pages, no engine, no migration, nothing
 * but the database, which is only read.
 */
public final class VerifyLedgerCommand {

	private static final String ARGUMENT = "--verify-ledger";

	private static final int NOT_READ = 2;

	private VerifyLedgerCommand() {
	}

	/**
	 * Whether the program was started for this.
	 * @param args the program's arguments
	 * @return true when one of them is {@code --verify-ledger}
	 */
	public static boolean isAskedBy(String... args) {
		return Arrays.asList(args).contains(ARGUMENT);
	}

	/**
	 * Verifies and says what was found on the standard output.
	 * @param args the program's arguments; they choose the database
	 * @return 0 for an unbroken chain, 1 for a broken one, 2 when the database cannot be
	 * read
	 */
	public static int run(String... args) {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(ConsentLedgerConfiguration.class)
			.web(WebApplicationType.NONE)
			.bannerMode(Banner.Mode.OFF)
			.logStartupInfo(false)
			.run(args)) {
			LedgerState state = context.getBean(LedgerVerification.class).verify();
			System.out.println(state.firstBroken()
				.map((broken) -> "The ledger is broken. " + broken.description())
				.orElseGet(() -> "The ledger is unbroken: %d records, newest hash %s".formatted(state.verified(),
						state.headHash())));
			return state.unbroken() ? 0 : 1;
		}
		catch (DataAccessException | TransactionException ex) {
			System.err.println("The ledger could not be read: " + ex.getMostSpecificCause().getMessage());
			return NOT_READ;
		}
	}

}
