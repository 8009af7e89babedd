package org.caseaccess.process;

import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;

import org.caseaccess.domain.Scenario;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Requests and their process instances, on every database. */
abstract class RequestProcessesRules {

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private Scenario scenario;

	private RequestProcesses processes;

	private UUID request;

	@BeforeEach
	void oneRequest() {
		this.scenario.startAfresh();
		this.processes = new RequestProcesses(this.jdbc);
		this.request = this.scenario.requestFor(Scenario.ELENA);
	}

	@Test
	void aRequestHasOneInstanceAndAnInstanceOneRequest() {
		UUID other = this.scenario.requestFor(Scenario.WALTER);
		assertThat(this.processes.record(this.request, 7)).isTrue();
		assertThat(this.processes.record(this.request, 7)).isTrue();
		assertThat(this.processes.record(this.request, 8)).isFalse();
		assertThat(this.processes.record(other, 7)).isFalse();
		assertThat(this.processes.requestOf(7)).contains(this.request);
		assertThat(this.processes.of(this.request)).isEqualTo(OptionalLong.of(7));
		assertThat(this.processes.of(other)).isEmpty();
	}

	@Test
	void aNewEngineKnowsNone() {
		this.processes.record(this.request, 7);
		this.processes.forgetAll();
		assertThat(this.processes.requestOf(7)).isEmpty();
		assertThat(this.processes.of(this.request)).isEmpty();
	}

	@Test
	void noInstanceOfANewEngineTakesUpARequestOfTheOldOne() {
		UUID neverBound = this.scenario.requestFor(Scenario.WALTER);
		this.processes.record(this.request, 7);
		this.processes.forgetAll();
		this.processes.forgetAll();
		for (UUID old : List.of(this.request, neverBound)) {
			assertThat(this.processes.record(old, 7)).isFalse();
			assertThat(this.processes.of(old)).isEmpty();
		}
		assertThat(this.processes.requestOf(7)).isEmpty();
		UUID fresh = this.scenario.requestFor(Scenario.ELENA);
		assertThat(this.processes.record(fresh, 7)).isTrue();
	}

}
