package org.caseaccess.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

import org.caseaccess.consent.ConsentNotAllowedException;
import org.caseaccess.consent.NoAttemptsLeftException;
import org.caseaccess.consent.RequestNotFoundException;
import org.caseaccess.domain.PairModel.Pair;
import org.caseaccess.domain.PairModel.Step;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The client's latest word counts (R13, R16): every order of the steps of two requests of
 * a pair has the outcome that the table in {@code docs/domain.md} says, and so do two
 * steps in the same moment.
 */
abstract class PairRules extends PairWalk {

	private static final Logger log = LoggerFactory.getLogger(PairRules.class);

	private static final List<List<Step>> BY_MAIL = paths("search verbal ok did_not_agree", "search verbal ok revoke",
			"search verbal cancel", "search cancel");

	/** Each of these may meet each other one in the same moment. */
	private static final Set<Step> DECISIONS = Set.of(Step.ASK, Step.ACCEPT, Step.DECLINE, Step.VERBAL, Step.OK,
			Step.CANCEL, Step.DID_NOT_AGREE, Step.REVOKE);

	private static final Set<Step> NO = Set.of(Step.DECLINE, Step.DID_NOT_AGREE, Step.REVOKE);

	@Test
	void everyInterleavingOfTwoRequestsForAClientWhoPrefersMailEndsAsTheModelSays() {
		assertThat(walk(Scenario.WALTER, true, BY_MAIL)).isGreaterThan(500);
	}

	@Test
	void twoStepsInTheSameMomentHaveTheOutcomeOfOneOrder() throws Exception {
		pairOf(Scenario.ELENA);
		int races = 0;
		for (Map.Entry<Pair, List<Move>> state : reachable().entrySet()) {
			for (Move first : enabled(state.getKey(), 0)) {
				for (Move second : enabled(state.getKey(), 1)) {
					for (int round = 0; round < rounds(first, second); round++) {
						race(state.getKey(), state.getValue(), first, second);
						races++;
					}
				}
			}
		}
		log.info("{} races of two steps", races);
		assertThat(this.ledger.verify().broken()).isNull();
		assertThat(races).isGreaterThan(400);
	}

	/** Where a no meets what it forbids, the moment is tried more often. */
	private static int rounds(Move first, Move second) {
		return (NO.contains(first.step()) != NO.contains(second.step())) ? 4 : 1;
	}

	/**
	 * Each state with the shortest way to it; what the first request may be in the other
	 * may, too.
	 */
	private Map<Pair, List<Move>> reachable() {
		Map<Pair, List<Move>> known = new LinkedHashMap<>();
		known.put(Pair.begin(false), List.of());
		List<Pair> edge = List.of(Pair.begin(false));
		while (!edge.isEmpty()) {
			List<Pair> next = new ArrayList<>();
			for (Pair pair : edge) {
				for (Move move : moves(pair)) {
					Pair after = this.model.after(pair, move.step(), move.request());
					if (after.made() <= 2 && !known.containsKey(after)) {
						List<Move> way = new ArrayList<>(known.get(pair));
						way.add(move);
						known.put(after, way);
						next.add(after);
					}
				}
			}
			edge = next;
		}
		known.keySet().removeIf((pair) -> pair.first().compareTo(pair.second()) > 0);
		return known;
	}

	private List<Move> moves(Pair pair) {
		List<Move> moves = new ArrayList<>();
		for (int request = 0; request < 2; request++) {
			for (Step step : this.model.steps()) {
				if (this.model.allows(pair, step, request)) {
					moves.add(new Move(request, step));
				}
			}
		}
		return moves;
	}

	private List<Move> enabled(Pair pair, int request) {
		return moves(pair).stream()
			.filter((move) -> move.request() == request && DECISIONS.contains(move.step()))
			.toList();
	}

	private void race(Pair before, List<Move> way, Move first, Move second) throws Exception {
		this.scenario.startAfresh();
		Arrays.fill(this.ids, null);
		this.nested = new TransactionTemplate(this.transactionManager);
		Pair lived = Pair.begin(false);
		for (Move move : way) {
			take(move, lived);
			lived = this.model.after(lived, move.step(), move.request());
		}
		assertThat(lived).isEqualTo(before);
		Together.run(List.<Callable<Boolean>>of(() -> alone(first), () -> alone(second)));
		Pair firstThenSecond = both(before, first, second);
		Pair secondThenFirst = both(before, second, first);
		assertThat(actual(before)).as("%s, then %s beside %s", way, first, second)
			.isIn(firstThenSecond, secondThenFirst);
		assertThat(withoutSupport()).as("%s, then %s beside %s", way, first, second).isEmpty();
	}

	private Pair both(Pair before, Move first, Move second) {
		Pair after = this.model.after(before, first.step(), first.request());
		return this.model.after(after, second.step(), second.request());
	}

	private boolean alone(Move move) {
		try {
			step(move);
			return true;
		}
		catch (ConsentNotAllowedException | NoAttemptsLeftException | RequestNotFoundException
				| IllegalStateException ex) {
			return false;
		}
	}

}
