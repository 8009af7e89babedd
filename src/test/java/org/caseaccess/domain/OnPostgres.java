package org.caseaccess.domain;

import java.io.IOException;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Puts a test on a real PostgreSQL. */
public class OnPostgres implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		try {
			EmbeddedPostgres postgres = EmbeddedPostgres.start();
			// before all beans, so stopped after them: whoever still asks it would wait
			// in vain
			((DefaultListableBeanFactory) context.getBeanFactory()).registerDisposableBean("postgres",
					() -> close(postgres));
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
