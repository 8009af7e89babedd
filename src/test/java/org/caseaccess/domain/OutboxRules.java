package org.caseaccess.domain;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import javax.sql.DataSource;

import org.caseaccess.consent.AgentLeft;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.modulith.events.core.EventPublicationRepository;
import org.springframework.modulith.events.core.PublicationTargetIdentifier;
import org.springframework.modulith.events.core.TargetEventPublication;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The events that the engine is to get, and the schema itself, on every database.
 */
abstract class OutboxRules {

	private static final PublicationTargetIdentifier LISTENER = PublicationTargetIdentifier.of("a listener");

	@Autowired
	private EventPublicationRepository outbox;

	@Autowired
	private DataSource database;

	@Test
	void anEventIsKeptUntilItIsTaken() {
		AgentLeft event = new AgentLeft(UUID.randomUUID());
		TargetEventPublication kept = this.outbox.create(TargetEventPublication.of(event, LISTENER));
		assertThat(this.outbox.findIncompletePublications()).extracting(TargetEventPublication::getEvent)
			.contains(event);
		assertThat(this.outbox.findIncompletePublicationsPublishedBefore(Instant.EPOCH)).isEmpty();
		this.outbox.markCompleted(kept.getIdentifier(), Instant.now());
		assertThat(this.outbox.findIncompletePublications()).extracting(TargetEventPublication::getEvent)
			.doesNotContain(event);
	}

	/** Every module's tables, column by column: what H2 has is what PostgreSQL has. */
	@Test
	void theMigrationsMakeTheSameSchemaEverywhere() throws SQLException {
		DriverManagerDataSource other = new DriverManagerDataSource(
				"jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1",
				"sa", "");
		Flyway.configure()
			.dataSource(other)
			.locations("classpath:db/migration", "classpath:db/vendor/h2", "classpath:db/development")
			.load()
			.migrate();
		assertThat(columns(this.database)).isEqualTo(columns(other)).hasSizeGreaterThan(100);
	}

	private static Set<String> columns(DataSource database) throws SQLException {
		Set<String> columns = new TreeSet<>();
		try (Connection connection = database.getConnection();
				ResultSet found = connection.getMetaData().getColumns(null, "%", "%", "%")) {
			while (found.next()) {
				if ("public".equalsIgnoreCase(found.getString("TABLE_SCHEM"))) {
					columns.add("%s.%s %s"
						.formatted(found.getString("TABLE_NAME"), found.getString("COLUMN_NAME"),
								"NO".equals(found.getString("IS_NULLABLE")) ? "not null" : "nullable")
						.toLowerCase(Locale.ROOT));
				}
			}
		}
		return columns;
	}

}
