package org.caseaccess.domain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.caseaccess.association.AccessInForce;
import org.caseaccess.association.ClientAccess;
import org.caseaccess.consent.AccessRequests;
import org.caseaccess.consent.AttemptState;
import org.caseaccess.consent.ConsentNotAllowedException;
import org.caseaccess.consent.Decision;
import org.caseaccess.consent.LedgerVerification;
import org.caseaccess.consent.NoAttemptsLeftException;
import org.caseaccess.consent.RequestNotFoundException;
import org.caseaccess.consent.RequestState;
import org.caseaccess.consent.VerbalReason;
import org.caseaccess.domain.PairModel.Pair;
import org.caseaccess.domain.PairModel.Stand;
import org.caseaccess.domain.PairModel.Step;
import org.caseaccess.registry.Clients;
import org.caseaccess.registry.SearchCriteria;
import org.caseaccess.registry.SearchResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lives through the orders of the steps of two requests of a pair, in the database, and
 * compares each with the table in {@code docs/domain.md}.
 */
abstract class PairWalk extends CaseStory {

	private static final Logger log = LoggerFactory.getLogger(PairWalk.class);

	final PairModel model = PairModel.documented();

	@Autowired
	AccessRequests requests;

	@Autowired
	ClientAccess access;

	@Autowired
	Clients clients;

	@Autowired
	LedgerVerification ledger;

	@Autowired
	PlatformTransactionManager transactionManager;

	TransactionTemplate nested;

	final UUID[] ids = new UUID[2];

	private SearchCriteria searched;

	private UUID agent;

	private UUID client;

	private final Set<Pair> seen = new HashSet<>();

	private int histories;

	private int tried;

	/**
	 * Every interleaving of every two of some paths.
	 * @return how many histories were lived through, each once
	 */
	int walk(SearchCriteria client, boolean prefersMail, List<List<Step>> paths) {
		pairOf(client);
		this.nested = new TransactionTemplate(this.transactionManager);
		this.nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
		Trie root = new Trie();
		paths.forEach((first) -> paths.forEach((second) -> root.addInterleavings(first, second)));
		Quiet.during(() -> new TransactionTemplate(this.transactionManager).executeWithoutResult((whole) -> {
			explore(root, Pair.begin(prefersMail), "");
			whole.setRollbackOnly();
		}));
		log.info("{} histories of two requests, {} states, {} steps that change nothing", this.histories,
				this.seen.size(), this.tried);
		return this.histories;
	}

	/** Each history is lived once: what follows from it is undone again. */
	private void explore(Trie here, Pair pair, String history) {
		if (this.seen.add(pair)) {
			allOtherSteps(pair, history);
		}
		here.next.forEach((move, further) -> this.nested.executeWithoutResult((status) -> {
			this.histories++;
			Pair after = this.model.after(pair, move.step, move.request);
			String lived = history + " " + move;
			Duration passed = take(move, pair);
			check(after, lived);
			explore(further, after, lived);
			status.setRollbackOnly();
			this.clock.advance(passed.negated());
		}));
	}

	/** In every state every step is tried, also where it makes no sense. */
	private void allOtherSteps(Pair pair, String history) {
		for (Step step : Step.values()) {
			for (int request = 0; request < 2; request++) {
				Move move = new Move(request, step);
				this.nested.executeWithoutResult((status) -> {
					this.tried++;
					Pair after = this.model.after(pair, move.step, move.request);
					Duration passed = take(move, pair);
					check(after, history + " then " + move);
					status.setRollbackOnly();
					this.clock.advance(passed.negated());
				});
			}
		}
	}

	/**
	 * The clock says when there is silence: it is moved only for a client who can still
	 * answer.
	 */
	Duration take(Move move, Pair before) {
		forgetWhatWaitsForTheCommit();
		Duration passed = (move.step == Step.SILENCE && before.stand(move.request) == Stand.ASKED) ? Scenario.WINDOW
				: Duration.ofMillis(1);
		this.clock.advance(passed);
		try {
			this.nested.executeWithoutResult((status) -> step(move));
		}
		catch (ConsentNotAllowedException | NoAttemptsLeftException | RequestNotFoundException
				| IllegalStateException ex) {
			// refused, and undone as the transaction of its own would have been
		}
		return passed;
	}

	/**
	 * Nothing is ever committed here, and a long list of listeners makes each step
	 * slower.
	 */
	private static void forgetWhatWaitsForTheCommit() {
		if (TransactionSynchronizationManager.isSynchronizationActive()) {
			TransactionSynchronizationManager.clearSynchronization();
			TransactionSynchronizationManager.initSynchronization();
		}
	}

	void step(Move move) {
		UUID id = this.ids[move.request];
		switch (move.step) {
			case SEARCH -> search(move.request);
			case ASK -> this.scenario.ask(known(id));
			case ACCEPT -> answer(known(id), Decision.ACCEPT);
			case DECLINE -> answer(known(id), Decision.DECLINE);
			case SILENCE -> pending(known(id)).forEach(this.attempts::close);
			case VERBAL -> this.records.recordVerbal(known(id), verbal(reason()));
			case OK -> this.associations.associate(known(id), null);
			case CANCEL -> this.requests.cancel(known(id));
			case DID_NOT_AGREE -> end(true);
			case REVOKE -> end(false);
		}
	}

	private static UUID known(UUID request) {
		if (request == null) {
			throw new RequestNotThereException();
		}
		return request;
	}

	private void search(int request) {
		if (this.ids[request] != null && this.requests.find(this.ids[request]).isPresent()) {
			throw new RequestNotThereException();
		}
		UUID id = this.scenario.requestFor(this.searched);
		this.ids[request] = id;
		if (isAssociated()) {
			this.requests.close(id, RequestState.ASSOCIATED_BEFORE);
		}
	}

	private VerbalReason reason() {
		return (this.searched == Scenario.WALTER) ? VerbalReason.PREFERENCE_NOT_ELECTRONIC : VerbalReason.NO_RESPONSE;
	}

	private void answer(UUID request, Decision decision) {
		pending(request).forEach((attempt) -> this.survey.answer(this.client, attempt, decision, Locale.ENGLISH));
	}

	private List<UUID> pending(UUID request) {
		return this.jdbc.sql("select id from consent_attempt where access_request_id = :request and state = 'PENDING'")
			.param("request", request)
			.query(UUID.class)
			.list();
	}

	private void end(boolean didNotAgree) {
		for (AccessInForce inForce : this.access.of(this.client)) {
			this.access.end(this.client, inForce.id(), didNotAgree);
		}
	}

	void pairOf(SearchCriteria searched) {
		this.searched = searched;
		this.client = ((SearchResult.OneClient) this.clients.search(searched)).client().id();
		this.agent = this.scenario.maria().id();
	}

	private boolean isAssociated() {
		return this.associations.isAssociated(this.agent, this.client);
	}

	private void check(Pair expected, String history) {
		assertThat(actual(expected)).as(history).isEqualTo(expected);
		assertThat(withoutSupport()).as("access without a consent that lasts:" + history).isEmpty();
	}

	/** The pair as the database has it. */
	Pair actual(Pair expected) {
		Map<UUID, Stand> stands = this.jdbc.sql("""
				select r.id, r.state, t.state as attempt, t.deadline,
				       exists (select 1 from consent_record c
				                where c.access_request_id = r.id and c.kind = 'GIVEN'
				                  and not exists (select 1 from consent_record e where e.given_record_id = c.id))
				           as consented
				  from access_request r
				  left join consent_attempt t on t.access_request_id = r.id
				   and t.requested_at = (select max(l.requested_at) from consent_attempt l
				                          where l.access_request_id = r.id)
				 where r.agent_id = :agent and r.client_id = :client
				""")
			.param("agent", this.agent)
			.param("client", this.client)
			.query((row, number) -> Map.entry(row.getObject("id", UUID.class), stand(row)))
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
		return this.jdbc
			.sql("""
					select coalesce(max(p.made), 0) as made, coalesce(bool_or(p.declined), false) as declined,
					       exists (select 1 from association s
					                where s.agent_id = :agent and s.client_id = :client and s.ended_at is null) as associated
					  from agent_client_pair p where p.agent_id = :agent and p.client_id = :client
					""")
			.param("agent", this.agent)
			.param("client", this.client)
			.query((row, number) -> new Pair(stands.getOrDefault(this.ids[0], Stand.NEW),
					stands.getOrDefault(this.ids[1], Stand.NEW), row.getBoolean("associated"),
					row.getBoolean("declined"), row.getInt("made"), expected.prefersMail()))
			.single();
	}

	private Stand stand(ResultSet row) throws SQLException {
		return switch (RequestState.valueOf(row.getString("state"))) {
			case OPEN -> row.getBoolean("consented") ? Stand.CONSENTED : asked(row);
			case GRANTED -> Stand.ACCESS;
			case ASSOCIATED_BEFORE -> Stand.ASSOCIATED;
			default -> Stand.OVER;
		};
	}

	private Stand asked(ResultSet row) throws SQLException {
		if (row.getString("attempt") == null) {
			return Stand.FOUND;
		}
		if (AttemptState.valueOf(row.getString("attempt")) != AttemptState.PENDING) {
			return Stand.SILENT;
		}
		boolean late = !this.clock.instant().isBefore(row.getTimestamp("deadline").toInstant());
		return late ? Stand.LATE : Stand.ASKED;
	}

	List<UUID> withoutSupport() {
		return this.jdbc.sql("""
				select s.id from association s where s.ended_at is null
				   and not exists (select 1 from consent_record c
				                    where c.id = s.consent_record_id and c.kind = 'GIVEN'
				                      and not exists (select 1 from consent_record e where e.given_record_id = c.id))
				""").query(UUID.class).list();
	}

	static List<List<Step>> paths(String... written) {
		return Arrays.stream(written)
			.map((path) -> Arrays.stream(path.split(" "))
				.map((step) -> Step.valueOf(step.toUpperCase(Locale.ENGLISH)))
				.toList())
			.toList();
	}

	record Move(int request, Step step) {

		@Override
		public String toString() {
			return (this.request + 1) + ":" + this.step;
		}

	}

	/** Histories that begin alike share what they begin with. */
	private static final class Trie {

		private final Map<Move, Trie> next = new HashMap<>();

		void addInterleavings(List<Step> first, List<Step> second) {
			if (!first.isEmpty()) {
				then(new Move(0, first.getFirst())).addInterleavings(first.subList(1, first.size()), second);
			}
			if (!second.isEmpty()) {
				then(new Move(1, second.getFirst())).addInterleavings(first, second.subList(1, second.size()));
			}
		}

		private Trie then(Move move) {
			return this.next.computeIfAbsent(move, (unknown) -> new Trie());
		}

	}

	/** A step of a request that was never searched for, or twice. */
	private static final class RequestNotThereException extends IllegalStateException {

	}

}
