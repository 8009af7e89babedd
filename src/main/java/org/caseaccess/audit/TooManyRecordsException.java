package org.caseaccess.audit;

/** More records than a printed document should have; the message is for the auditor. */
class TooManyRecordsException extends RuntimeException {

	private final transient Period period;

	TooManyRecordsException(Period period, long records, int most) {
		super("A PDF has at most %,d certificates, and this period has %,d. Choose a shorter period, or take CSV or JSON, which have no limit."
			.formatted(most, records));
		this.period = period;
	}

	Period period() {
		return this.period;
	}

}
