package org.caseaccess.audit;

/**
 * What an agent did in a period; all but the name belongs to requests opened in it.
 *
 * @param medianSeconds from request to the client's answer, or null when nobody answered
 */
record AgentFigures(String agent, String npn, String agency, long requests, long electronic, long verbal, long declined,
		long noResponse, long didNotAgree, Double medianSeconds) {

	/** Verbal consents in a hundred consents, or null when there was none. */
	public Integer verbalShare() {
		long consents = this.electronic + this.verbal;
		return (consents != 0) ? Math.toIntExact(Math.round(100.0 * this.verbal / consents)) : null;
	}

	/** Whole seconds, or null. */
	public Long median() {
		return (this.medianSeconds != null) ? Math.round(this.medianSeconds) : null;
	}

}
