package org.caseaccess.operation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;
import org.springframework.core.io.ClassPathResource;

/**
 * Refuses to start with settings that are missing, make no sense or are unsafe: before
 * any bean exists, so before anything is reached or changed. All faults are told at once.
 * A command that only reads the database is not asked.
 */
@Order(Ordered.LOWEST_PRECEDENCE)
class StartCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	private static final Profiles CLUSTER = Profiles.of("cluster");

	private static final Profiles EMBEDDED = Profiles.of("embedded");

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		if (!(context instanceof WebServerApplicationContext)) {
			return;
		}
		ConfigurableEnvironment environment = context.getEnvironment();
		List<String> faults = profileFaults(environment);
		if (faults.isEmpty()) {
			faults = faults(environment);
		}
		if (!faults.isEmpty()) {
			throw new RefusedStartException(faults,
					environment.acceptsProfiles(CLUSTER)
							? "Set what is named, as .env.example and docs/operations.md describe, and start again."
							: "Correct it and start again.");
		}
	}

	private static List<String> faults(ConfigurableEnvironment environment) {
		List<String> ofCluster = environment.acceptsProfiles(CLUSTER) ? new ClusterSettings(environment).faults()
				: List.of();
		SettingsCheck settings = new SettingsCheck(environment);
		List<String> faults = new ArrayList<>(ofCluster);
		// what is not set at all is named by its environment variable already
		faults.addAll(ofCluster.isEmpty() ? settings.faults() : settings.faultsOfWhatIsSet());
		return List.copyOf(new LinkedHashSet<>(faults));
	}

	private static List<String> profileFaults(ConfigurableEnvironment environment) {
		boolean cluster = environment.acceptsProfiles(CLUSTER);
		boolean embedded = environment.acceptsProfiles(EMBEDDED);
		if (cluster && embedded) {
			return List.of("the profiles cluster and embedded exclude each other: set SPRING_PROFILES_ACTIVE to one");
		}
		if (!cluster && !embedded) {
			return List.of("no profile of Case Access is chosen: set SPRING_PROFILES_ACTIVE to cluster, or to embedded"
					+ " for development");
		}
		if (embedded && !new ClassPathResource("application-embedded.yaml").exists()) {
			return List.of("the profile embedded is not in this build: set SPRING_PROFILES_ACTIVE to cluster");
		}
		return List.of();
	}

}
