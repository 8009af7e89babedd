package org.caseaccess.domain;

import java.io.IOException;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

/** Puts a test on a real PostgreSQL. */
public class OnPostgres implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		try {
			EmbeddedPostgres postgres = EmbeddedPostgres.start();
			context.addApplicationListener((event) -> {
				if (event instanceof ContextClosedEvent) {
					close(postgres);
				}
			});
			TestPropertyValues
				.of("spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
						"spring.datasource.username=postgres", "spring.datasource.password=postgres")
				.applyTo(context);
		}
		catch (IOException ex) {
			throw new IllegalStateException("PostgreSQL does not start", ex);
		}
	}

	private static void close(EmbeddedPostgres postgres) {
		try {
			postgres.close();
		}
		catch (IOException ex) {
			throw new IllegalStateException("PostgreSQL does not stop", ex);
		}
	}

}
