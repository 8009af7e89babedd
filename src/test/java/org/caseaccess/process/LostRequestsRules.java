package org.caseaccess.process;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import org.caseaccess.consent.AccessRequestCancelled;
import org.caseaccess.consent.AccessRequestOpened;
import org.caseaccess.consent.AccessRequests;
import org.caseaccess.consent.RequestState;
import org.caseaccess.domain.MovableClock;
import org.caseaccess.domain.Scenario;
import org.caseaccess.domain.Together;
import org.caseaccess.process.ProcessInstances.Condition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

/** Which open requests end because nobody works on them, on every database. */
@RecordApplicationEvents
abstract class LostRequestsRules {

	private static final Duration A_LOOK_LATER = Duration.ofSeconds(20);

	private static final Duration INCIDENT_PATIENCE = Duration.ofMinutes(30);

	@Autowired
	Scenario scenario;

	@Autowired
	AccessRequests requests;

	@Autowired
	MovableClock clock;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	ApplicationEvents events;

	private final ProcessInstances engine = mock();

	/** What the engine's search answers. */
	private final Map<Long, Condition> known = new HashMap<>();

	private final Map<UUID, Set<Long>> claims = new HashMap<>();

	private LostRequests lost;

	@BeforeEach
	void startAfresh() {
		this.scenario.startAfresh();
		this.lost = node();
		given(this.engine.conditions(anyCollection())).willAnswer((call) -> this.known.entrySet()
			.stream()
			.filter((instance) -> call.<Collection<Long>>getArgument(0).contains(instance.getKey()))
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
		given(this.engine.claiming(anyCollection())).willAnswer((call) -> this.claims.entrySet()
			.stream()
			.filter((claim) -> call.<Collection<UUID>>getArgument(0).contains(claim.getKey()))
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
	}

	private LostRequests node() {
		return new LostRequests(new ProcessTroubles(this.jdbc, this.clock), this.engine, this.requests,
				new ProcessCheckProperties(Duration.ofSeconds(10), Duration.ofSeconds(10), INCIDENT_PATIENCE, 1000),
				this.clock);
	}

	@Test
	void whoseInstanceWasCancelledOrCompletedEndsAtTheFirstLook() {
		UUID request = request(1);
		this.known.put(1L, Condition.ENDED);
		later(A_LOOK_LATER);
		assertThat(state(request)).isEqualTo(RequestState.INTERRUPTED);
	}

	@Test
	void whoseInstanceRunsStaysOpen() {
		UUID request = request(1);
		this.known.put(1L, Condition.RUNNING);
		for (int look = 0; look < 5; look++) {
			later(A_LOOK_LATER);
		}
		assertThat(state(request)).isEqualTo(RequestState.OPEN);
		verify(this.engine, never()).isThere(anyLong());
	}

	@Test
	void anInstanceThatTheSearchDoesNotKnowYetIsNotGone() {
		UUID request = request(1);
		later(A_LOOK_LATER);
		assertThat(state(request)).isEqualTo(RequestState.OPEN);
		// the search has caught up: what was noted before does not count any more
		this.known.put(1L, Condition.RUNNING);
		later(A_LOOK_LATER);
		this.known.clear();
		later(A_LOOK_LATER);
		assertThat(state(request)).isEqualTo(RequestState.OPEN);
	}

	@Test
	void howeverFarTheSearchIsBehindTheEngineItselfIsAsked() {
		UUID request = request(1);
		given(this.engine.isThere(1)).willReturn(true);
		for (int look = 0; look < 10; look++) {
			later(A_LOOK_LATER);
		}
		assertThat(state(request)).isEqualTo(RequestState.OPEN);
		given(this.engine.isThere(1)).willReturn(false);
		later(A_LOOK_LATER);
		assertThat(state(request)).isEqualTo(RequestState.INTERRUPTED);
	}

	@Test
	void anInstanceThatWasDeletedIsGoneAtTheSecondLook() {
		UUID request = request(1);
		later(A_LOOK_LATER);
		assertThat(state(request)).isEqualTo(RequestState.OPEN);
		later(A_LOOK_LATER);
		assertThat(state(request)).isEqualTo(RequestState.INTERRUPTED);
	}

	@Test
	void whatNeverGotAnInstanceEndsToo() {
		UUID request = this.scenario.requestFor(Scenario.ELENA);
		emptyOutbox();
		later(A_LOOK_LATER);
		assertThat(state(request)).isEqualTo(RequestState.OPEN);
		later(A_LOOK_LATER);
		assertThat(state(request)).isEqualTo(RequestState.INTERRUPTED);
	}

	@Test
	void whatTheEngineHasNotBeenToldOfYetStaysOpen() {
		UUID request = this.scenario.requestFor(Scenario.ELENA);
		tellLater(request);
		for (int look = 0; look < 5; look++) {
			later(A_LOOK_LATER);
		}
		assertThat(state(request)).isEqualTo(RequestState.OPEN);
		emptyOutbox();
		later(A_LOOK_LATER);
		later(A_LOOK_LATER);
		assertThat(state(request)).isEqualTo(RequestState.INTERRUPTED);
	}

	@Test
	void anInstanceThatDidNotGetAsFarAsItsFirstStepCountsAsOne() {
		UUID request = this.scenario.requestFor(Scenario.ELENA);
		this.claims.put(request, Set.of(7L));
		this.known.put(7L, Condition.RUNNING);
		later(A_LOOK_LATER);
		later(A_LOOK_LATER);
		assertThat(state(request)).isEqualTo(RequestState.OPEN);
		this.known.put(7L, Condition.ENDED);
		later(A_LOOK_LATER);
		later(A_LOOK_LATER);
		assertThat(state(request)).isEqualTo(RequestState.INTERRUPTED);
	}

	@Test
	void anIncidentMayStopARequestForAWhile() {
		UUID request = request(1);
		this.known.put(1L, Condition.STOPPED);
		later(A_LOOK_LATER);
		later(INCIDENT_PATIENCE.minusSeconds(1));
		assertThat(state(request)).isEqualTo(RequestState.OPEN);
		later(Duration.ofSeconds(1));
		assertThat(state(request)).isEqualTo(RequestState.INTERRUPTED);
		// the instance stands: it is told
		assertThat(toldOf(request)).isEqualTo(1);
	}

	@Test
	void anIncidentThatIsRepairedInTimeCountsNoMore() {
		UUID request = request(1);
		this.known.put(1L, Condition.STOPPED);
		later(A_LOOK_LATER);
		later(INCIDENT_PATIENCE.minusSeconds(1));
		this.known.put(1L, Condition.RUNNING);
		later(A_LOOK_LATER);
		this.known.put(1L, Condition.STOPPED);
		later(A_LOOK_LATER);
		later(INCIDENT_PATIENCE.minusSeconds(1));
		assertThat(state(request)).isEqualTo(RequestState.OPEN);
	}

	@Test
	void anEngineThatDoesNotAnswerEndsNothing() {
		UUID gone = request(1);
		UUID never = this.scenario.requestFor(Scenario.WALTER);
		emptyOutbox();
		later(A_LOOK_LATER);
		given(this.engine.conditions(anyCollection())).willThrow(away());
		later(Duration.ofHours(1));
		assertThat(state(gone)).isEqualTo(RequestState.OPEN);
		assertThat(state(never)).isEqualTo(RequestState.OPEN);
	}

	@Test
	void anEngineThatGoesAwayBetweenTwoQuestionsEndsNothing() {
		UUID gone = request(1);
		given(this.engine.isThere(1)).willThrow(away());
		later(A_LOOK_LATER);
		later(A_LOOK_LATER);
		assertThat(state(gone)).isEqualTo(RequestState.OPEN);
	}

	@Test
	void twoNodesThatLookAtOnceEndARequestOnce() throws Exception {
		UUID request = request(1);
		UUID missing = request(2);
		this.known.put(1L, Condition.ENDED);
		LostRequests other = node();
		for (int look = 0; look < 2; look++) {
			this.clock.advance(A_LOOK_LATER);
			Together.run(List.of(() -> look(this.lost), () -> look(other), () -> look(this.lost), () -> look(other)));
		}
		assertThat(state(request)).isEqualTo(RequestState.INTERRUPTED);
		assertThat(state(missing)).isEqualTo(RequestState.INTERRUPTED);
		assertThat(this.jdbc.sql("select count(*) from process_trouble").query(Integer.class).single()).isZero();
	}

	@Test
	void tenThousandOpenRequestsAreFewQuestions() {
		open(10_000);
		this.known.putAll(LongStream.range(0, 10_000)
			.boxed()
			.collect(Collectors.toMap((key) -> key, (key) -> Condition.RUNNING)));
		later(A_LOOK_LATER);
		// and one for those that are over
		verify(this.engine, times(11)).conditions(anyCollection());
		assertThat(this.jdbc.sql("select count(*) from access_request where state <> 'OPEN'")
			.query(Integer.class)
			.single()).isZero();
	}

	@Test
	void anInstanceThatWaitsThoughItsRequestIsOverIsToldOnceMore() {
		UUID request = request(1);
		this.known.put(1L, Condition.RUNNING);
		this.requests.close(request, RequestState.EXPIRED);
		later(A_LOOK_LATER);
		assertThat(toldOf(request)).isZero();
		later(Duration.ofMinutes(1));
		assertThat(toldOf(request)).isEqualTo(1);
		this.known.put(1L, Condition.ENDED);
		later(A_LOOK_LATER);
		later(A_LOOK_LATER);
		assertThat(toldOf(request)).isEqualTo(1);
		assertThat(this.jdbc.sql("select ended from request_process").query(Boolean.class).single()).isTrue();
	}

	@Test
	void anInstanceThatShowsTheLastStepOfItsRequestIsLeftAlone() {
		UUID request = request(1);
		this.known.put(1L, Condition.RUNNING);
		this.requests.close(request, RequestState.NOT_FOUND);
		later(Duration.ofMinutes(2));
		assertThat(toldOf(request)).isZero();
	}

	private UUID request(long instance) {
		UUID request = this.scenario.requestFor(Scenario.ELENA);
		this.jdbc.sql("insert into request_process (access_request_id, process_instance_key) values (:request, :key)")
			.param("request", request)
			.param("key", instance)
			.update();
		emptyOutbox();
		return request;
	}

	private void open(int many) {
		UUID one = this.scenario.requestFor(Scenario.ELENA);
		emptyOutbox();
		for (long key = 0; key < many; key++) {
			UUID id = new UUID(4711, key);
			this.jdbc.sql("""
					insert into access_request (id, agent_id, client_id, state, first_name, last_name, sex,
					                            date_of_birth, search_outcome, opened_at, version)
					select :id, agent_id, client_id, state, first_name, last_name, sex, date_of_birth, search_outcome,
					       opened_at, 0
					  from access_request where id = :one
					""").param("id", id).param("one", one).update();
			this.jdbc.sql("insert into request_process (access_request_id, process_instance_key) values (:id, :key)")
				.param("id", id)
				.param("key", key)
				.update();
		}
		this.jdbc.sql("delete from access_request where id = :one").param("one", one).update();
	}

	/** The engine has not taken the news of a request. */
	private void tellLater(UUID request) {
		this.jdbc.sql("""
				insert into event_publication (id, listener_id, event_type, serialized_event, publication_date)
				values (:id, 'the engine', :type, :event, :now)
				""")
			.param("id", UUID.randomUUID())
			.param("type", AccessRequestOpened.class.getName())
			.param("event", "{\"accessRequestId\":\"" + request + "\"}")
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
	}

	/** The engine has been told of everything. */
	private void emptyOutbox() {
		this.jdbc.sql("delete from event_publication").update();
	}

	private void later(Duration time) {
		this.clock.advance(time);
		this.lost.check();
	}

	private static boolean look(LostRequests node) {
		node.check();
		return true;
	}

	private static EngineNotReachableException away() {
		return new EngineNotReachableException("away", null);
	}

	private long toldOf(UUID request) {
		return this.events.stream(AccessRequestCancelled.class)
			.filter((event) -> event.accessRequestId().equals(request))
			.count();
	}

	private RequestState state(UUID request) {
		return this.requests.find(request).orElseThrow().state();
	}

}
