package org.caseaccess.operation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How old the oldest event is that the engine has not taken yet: the first sign that it
 * is away, or refuses.
 */
@Component
class OutboxFigures implements MeterBinder {

	static final String OLDEST = "case.access.outbox.oldest";

	private final JdbcClient jdbc;

	private final Clock clock;

	OutboxFigures(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Gauge.builder(OLDEST, this::oldest).baseUnit("seconds").register(registry);
	}

	/** The age of the oldest event that the engine has not taken, in seconds. */
	double oldest() {
		return this.jdbc.sql("select min(publication_date) from event_publication where completion_date is null")
			.query((row, number) -> row.getObject(1, OffsetDateTime.class))
			.list()
			.stream()
			.filter((published) -> published != null)
			.mapToDouble((published) -> seconds(published.toInstant()))
			.findFirst()
			.orElse(0);
	}

	private double seconds(Instant since) {
		return Duration.between(since, Instant.now(this.clock)).toMillis() / 1000.0;
	}

}
