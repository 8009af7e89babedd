package org.caseaccess.audit;

import java.util.Arrays;
import java.util.Map;

import org.caseaccess.consent.ConsentLedgerConfiguration;
import org.caseaccess.consent.LedgerState;
import org.caseaccess.consent.LedgerVerification;

import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedRuntimeException;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Verifies the ledger from the command line: no pages, no engine, no migration, nothing
 * but the database, which is only read.
 */
public final class VerifyLedgerCommand {

	private static final String ARGUMENT = "--verify-ledger";

	private static final String URL = "spring.datasource.url";

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

	/** A database file that is not there is no empty ledger. */
	private static void createNoDatabase(ConfigurableApplicationContext context) {
		ConfigurableEnvironment settings = context.getEnvironment();
		String url = settings.getProperty(URL, "");
		if (url.startsWith("jdbc:h2:file:")) {
			settings.getPropertySources()
				.addFirst(new MapPropertySource("no new database", Map.of(URL, url + ";IFEXISTS=TRUE")));
		}
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
			.initializers(VerifyLedgerCommand::createNoDatabase)
			.run(args)) {
			LedgerState state = context.getBean(LedgerVerification.class).verify();
			System.out.println(state.firstBroken()
				.map((broken) -> "The ledger is broken. " + broken.description())
				.orElseGet(() -> "The ledger is unbroken: %d records, newest hash %s".formatted(state.verified(),
						state.headHash())));
			return state.unbroken() ? 0 : 1;
		}
		// not only what a query meets: without a database nothing even starts
		catch (NestedRuntimeException ex) {
			System.err.println("The ledger could not be read: " + ex.getMostSpecificCause().getMessage());
			return NOT_READ;
		}
	}

}
