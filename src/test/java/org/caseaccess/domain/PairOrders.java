package org.caseaccess.domain;

import java.util.List;

import org.caseaccess.domain.PairModel.Step;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The client's latest word counts, in every order of whole requests (R13, R16). */
@Tag("long")
abstract class PairOrders extends PairWalk {

	/** What an agent and a client may do in one request, to the end. */
	private static final List<List<Step>> ELECTRONIC = paths("search ask accept ok did_not_agree",
			"search ask accept cancel", "search ask decline", "search ask silence verbal ok revoke");

	@Test
	void everyInterleavingOfTwoRequestsEndsAsTheModelSays() {
		assertThat(walk(Scenario.ELENA, false, ELECTRONIC)).isGreaterThan(9_000);
	}

}
