package org.caseaccess.audit;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/** Whole days in UTC, both inclusive. */
record Period(LocalDate from, LocalDate to) {

	private static final int USUAL_DAYS = 30;

	static Period lastDays(Clock clock) {
		LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
		return new Period(today.minusDays(USUAL_DAYS), today);
	}

	/**
	 * Reads a period as typed.
	 * @param from first day, or nothing for the usual one
	 * @param to last day, or nothing for today
	 * @param clock for what is usual
	 * @return the period
	 * @throws InvalidPeriodException when it is none
	 */
	static Period of(String from, String to, Clock clock) {
		Period usual = lastDays(clock);
		LocalDate last = parse(to, usual.to);
		LocalDate first = parse(from, last.minusDays(USUAL_DAYS));
		if (last.isBefore(first)) {
			throw new InvalidPeriodException("The period ends before it starts.");
		}
		return new Period(first, last);
	}

	OffsetDateTime start() {
		return this.from.atStartOfDay().atOffset(ZoneOffset.UTC);
	}

	/** The first moment after the period. */
	OffsetDateTime end() {
		return this.to.plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC);
	}

	private static LocalDate parse(String day, LocalDate otherwise) {
		if (day == null || day.isBlank()) {
			return otherwise;
		}
		try {
			LocalDate parsed = LocalDate.parse(day.strip());
			if (parsed.getYear() < 1900 || parsed.getYear() > 2999) {
				throw new InvalidPeriodException("The period is outside of what is on record.");
			}
			return parsed;
		}
		catch (DateTimeParseException ex) {
			throw new InvalidPeriodException("Enter days as year-month-day, for example 2026-11-23.");
		}
	}

}
