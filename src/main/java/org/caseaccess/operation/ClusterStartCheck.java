package org.caseaccess.operation;

import java.util.List;

import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Profiles;

/**
 * Refuses to start with the profile {@code cluster} and settings that are missing or
 * unsafe: before any bean exists, so before anything is reached or changed. A command
 * that only reads the database is not asked.
 */
class ClusterStartCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		if (context instanceof WebServerApplicationContext
				&& context.getEnvironment().acceptsProfiles(Profiles.of("cluster"))) {
			List<String> faults = new ClusterSettings(context.getEnvironment()).faults();
			if (!faults.isEmpty()) {
				throw new RefusedStartException(
						"Case Access does not start in the profile cluster: " + String.join("; ", faults) + ".",
						"Set what is named, as .env.example and docs/operations.md describe, and start again.");
			}
		}
	}

}
