package org.caseaccess.domain;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Puts a test on a real PostgreSQL: one server for all tests, a database of its own for
 * every application context.
 */
public class OnPostgres implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	private static final AtomicInteger DATABASES = new AtomicInteger();

	private static EmbeddedPostgres server;

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		String database = "case_access_" + DATABASES.incrementAndGet();
		try {
			create(database);
			TestPropertyValues
				.of("spring.datasource.url=" + server().getJdbcUrl("postgres", database),
						"spring.datasource.username=postgres", "spring.datasource.password=postgres")
				.applyTo(context);
		}
		catch (IOException | SQLException ex) {
			throw new IllegalStateException("PostgreSQL does not start", ex);
		}
	}

	private static void create(String database) throws IOException, SQLException {
		try (Connection connection = server().getPostgresDatabase().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("create database " + database);
		}
	}

	private static synchronized EmbeddedPostgres server() throws IOException {
		if (server == null) {
			// a hook of its own would stop it while contexts that ask it are still
			// closing, and each of these would wait in vain for a connection
			server = EmbeddedPostgres.builder().setRegisterShutdownHook(false).start();
			SpringApplication.getShutdownHandlers().add(OnPostgres::stop);
		}
		return server;
	}

	private static void stop() {
		try {
			server.close();
		}
		catch (IOException ex) {
			throw new IllegalStateException("PostgreSQL does not stop", ex);
		}
	}

}
