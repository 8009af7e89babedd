package org.caseaccess.process;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.caseaccess.consent.Acknowledgement;

/**
 * When the statements of a verbal consent were ticked, in the order in which they are
 * read out. Each rests on those before it: none is ticked before them, and with a tick
 * that is taken back go all that came after.
 *
 * @param order the fields of the statements, as the form has them
 * @param times when which field was ticked; as many of the first fields as were ticked
 */
record StatementTicks(List<String> order, Map<String, Instant> times) {

	/** Of what begins so, and is a checkbox of the form, a statement is made. */
	static final String PREFIX = "acknowledge";

	StatementTicks {
		order = List.copyOf(order);
		times = inOrder(order, times);
	}

	/** What is not whole up to a tick does not count. */
	private static Map<String, Instant> inOrder(List<String> order, Map<String, Instant> times) {
		Map<String, Instant> whole = new LinkedHashMap<>();
		Instant before = Instant.MIN;
		for (String field : order) {
			Instant at = times.get(field);
			if (at == null || at.isBefore(before)) {
				break;
			}
			whole.put(field, at);
			before = at;
		}
		return whole;
	}

	boolean isStatement(String field) {
		return this.order.contains(field);
	}

	/**
	 * A statement is ticked.
	 * @param field its field
	 * @param at when
	 * @return the ticks now, or empty when it is not this statement's turn
	 */
	Optional<StatementTicks> tick(String field, Instant at) {
		int place = this.order.indexOf(field);
		if (place < 0 || place > this.times.size()) {
			return Optional.empty();
		}
		if (place < this.times.size()) {
			// told twice: the first time counts
			return Optional.of(this);
		}
		Map<String, Instant> ticked = new LinkedHashMap<>(this.times);
		ticked.put(field, at);
		return Optional.of(new StatementTicks(this.order, ticked));
	}

	/**
	 * A tick is taken back, and with it all after it.
	 * @param field its field
	 * @return the ticks now
	 */
	StatementTicks untick(String field) {
		int place = this.order.indexOf(field);
		Map<String, Instant> left = new LinkedHashMap<>(this.times);
		if (place >= 0) {
			left.keySet().retainAll(this.order.subList(0, place));
		}
		return new StatementTicks(this.order, left);
	}

	/**
	 * What was acknowledged when the form was sent. A tick counts when it came in its
	 * order and before the form; from the first one on that did not, each statement has
	 * the time of the whole form, and the record says so.
	 * @param given the fields that the form says were acknowledged
	 * @param submittedAt when the form was sent
	 * @return in the order in which they are read out, with times in that order
	 */
	List<Acknowledgement> acknowledged(Set<String> given, Instant submittedAt) {
		List<Acknowledgement> acknowledgements = new ArrayList<>();
		boolean ticked = true;
		for (String field : this.order) {
			if (given.contains(field)) {
				Instant at = this.times.get(field);
				ticked = ticked && at != null && !at.isAfter(submittedAt);
				acknowledgements.add(new Acknowledgement(statement(field), ticked ? at : submittedAt,
						ticked ? Acknowledgement.Source.TICKED : Acknowledgement.Source.SUBMITTED));
			}
			else {
				ticked = false;
			}
		}
		return acknowledgements;
	}

	private static String statement(String field) {
		return field.substring(PREFIX.length()).toLowerCase(Locale.ENGLISH);
	}

}
