package org.caseaccess.domain;

import java.util.List;

import org.caseaccess.domain.PairModel.Step;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DomainTest
class PairRulesOnH2Tests extends PairRules {

	/** The shortest paths in which a consent of each kind can meet a no of each kind. */
	private static final List<List<Step>> CONSENT_AND_NO = paths("search ask accept ok did_not_agree",
			"search ask decline", "search ask silence verbal ok");

	/** A part of what {@link PairOrders} lives through on both databases. */
	@Test
	void whereverAConsentMeetsANoTheLatestWordCounts() {
		assertThat(walk(Scenario.ELENA, false, CONSENT_AND_NO)).isGreaterThan(3_000);
	}

}
