package org.caseaccess.operation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.caseaccess.consent.AccessRequestEnded;
import org.caseaccess.consent.AccessRequestOpened;
import org.caseaccess.consent.AccessRequestRegistered;
import org.caseaccess.consent.RequestState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import static org.assertj.core.api.Assertions.assertThat;

/** What is counted, and that the runbook names all of it. */
class BusinessFiguresTests {

	private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

	private final BusinessFigures figures = new BusinessFigures(this.registry, null);

	@AfterEach
	void endTransaction() {
		if (TransactionSynchronizationManager.isSynchronizationActive()) {
			TransactionSynchronizationManager.clear();
		}
	}

	@Test
	void everySeriesBeginsAtZero() {
		assertThat(this.registry.scrape()).contains("case_access_requests_total{door=\"portal\"} 0.0",
				"case_access_outcomes_total{outcome=\"granted\"} 0.0",
				"case_access_attempts_total{channel=\"email\",outcome=\"no_response\"} 0.0",
				"case_access_answer_seconds_bucket{decision=\"accepted\",le=\"90.0\"} 0");
	}

	@Test
	void whatHappensIsCounted() {
		this.figures.on(new AccessRequestOpened(UUID.randomUUID()));
		this.figures.on(new AccessRequestRegistered(UUID.randomUUID()));
		this.figures.on(new AccessRequestEnded(UUID.randomUUID(), RequestState.LEFT));
		assertThat(this.registry.scrape()).contains("case_access_requests_total{door=\"portal\"} 1.0",
				"case_access_requests_total{door=\"tasklist\"} 1.0",
				"case_access_outcomes_total{outcome=\"left\"} 1.0");
	}

	@Test
	void whatIsTakenBackIsNotCounted() {
		TransactionSynchronizationManager.initSynchronization();
		this.figures.on(new AccessRequestOpened(UUID.randomUUID()));
		assertThat(this.registry.scrape()).contains("case_access_requests_total{door=\"portal\"} 0.0");
		TransactionSynchronizationManager.getSynchronizations().forEach(TransactionSynchronization::afterCommit);
		assertThat(this.registry.scrape()).contains("case_access_requests_total{door=\"portal\"} 1.0");
	}

	@Test
	void theRunbookExplainsEveryFigure() throws IOException {
		new OutboxFigures(null, null).bindTo(this.registry);
		Set<String> names = this.registry.getMeters()
			.stream()
			.map((meter) -> meter.getId().getName())
			.collect(Collectors.toCollection(TreeSet::new));
		// the notices count themselves
		names.add("case.access.notices");
		assertThat(documented()).isEqualTo(names);
	}

	private static Set<String> documented() throws IOException {
		return Pattern.compile("^\\| `(case_access_[a-z_]+)", Pattern.MULTILINE)
			.matcher(Files.readString(Path.of("docs", "operations.md")))
			.results()
			.map((row) -> row.group(1).replaceAll("_(total|seconds_bucket|seconds)$", "").replace('_', '.'))
			.collect(Collectors.toCollection(TreeSet::new));
	}

}
