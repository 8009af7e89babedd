package org.caseaccess.audit;

import java.util.Comparator;
import java.util.List;

/** What the oversight table can be ordered by: names from A, figures from the largest. */
enum FigureOrder {

	AGENT("Agent", Comparator.comparing(AgentFigures::agent)),
	AGENCY("Agency", Comparator.comparing(AgentFigures::agency)),
	REQUESTS("Requests", most(Comparator.comparing(AgentFigures::requests))),
	ELECTRONIC("Electronic", most(Comparator.comparing(AgentFigures::electronic))),
	VERBAL("Verbal", most(Comparator.comparing(AgentFigures::verbal))),
	VERBAL_SHARE("Verbal share",
			Comparator.comparing(AgentFigures::verbalShare, Comparator.nullsLast(Comparator.reverseOrder()))),
	DECLINED("Declined", most(Comparator.comparing(AgentFigures::declined))),
	NO_RESPONSE("No response", most(Comparator.comparing(AgentFigures::noResponse))),
	DID_NOT_AGREE("Did not agree", most(Comparator.comparing(AgentFigures::didNotAgree))),
	MEDIAN("Median seconds to answer",
			Comparator.comparing(AgentFigures::medianSeconds, Comparator.nullsLast(Comparator.reverseOrder())));

	private final String label;

	private final Comparator<AgentFigures> order;

	FigureOrder(String label, Comparator<AgentFigures> order) {
		this.label = label;
		this.order = order;
	}

	public String label() {
		return this.label;
	}

	public boolean isName() {
		return this == AGENT || this == AGENCY;
	}

	List<AgentFigures> sort(List<AgentFigures> figures) {
		return figures.stream().sorted(this.order.thenComparing(AgentFigures::agent)).toList();
	}

	static FigureOrder named(String name) {
		for (FigureOrder order : values()) {
			if (order.name().equals(name)) {
				return order;
			}
		}
		return AGENT;
	}

	private static Comparator<AgentFigures> most(Comparator<AgentFigures> least) {
		return least.reversed();
	}

}
