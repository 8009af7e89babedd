package org.caseaccess.process;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.caseaccess.consent.Acknowledgement;
import org.caseaccess.consent.Acknowledgement.Source;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The statements of a verbal consent are read out, and ticked, in their order. */
class StatementTicksTests {

	private static final List<String> FIELDS = List.of("acknowledgeIdentity", "acknowledgePurpose", "acknowledgeScope",
			"acknowledgeDuration", "acknowledgeRevocation");

	private static final Instant START = Instant.parse("2026-11-28T12:00:00Z");

	private static final int LONGEST = 6;

	/** Ticked so far, oldest first; each with the moment of the click that counts. */
	private final List<Instant> model = new ArrayList<>();

	private long walked;

	@Test
	void everySequenceOfTicksKeepsAsManyAsWereTickedInTheirOrder() {
		walk(new StatementTicks(FIELDS, Map.of()), 0);
		assertThat(this.walked).isEqualTo(1_111_111);
	}

	private void walk(StatementTicks ticks, int steps) {
		this.walked++;
		check(ticks, START.plusSeconds(steps));
		if (steps == LONGEST) {
			return;
		}
		Instant now = START.plusSeconds(steps + 1);
		for (int statement = 0; statement < FIELDS.size(); statement++) {
			List<Instant> before = List.copyOf(this.model);
			Optional<StatementTicks> ticked = ticks.tick(FIELDS.get(statement), now);
			if (statement > this.model.size()) {
				assertThat(ticked).isEmpty();
			}
			else if (statement == this.model.size()) {
				this.model.add(now);
			}
			walk(ticked.orElse(ticks), steps + 1);
			restore(before);
			this.model.subList(Math.min(statement, this.model.size()), this.model.size()).clear();
			walk(ticks.untick(FIELDS.get(statement)), steps + 1);
			restore(before);
		}
	}

	private void restore(List<Instant> before) {
		this.model.clear();
		this.model.addAll(before);
	}

	private void check(StatementTicks ticks, Instant submitted) {
		if (!List.copyOf(ticks.times().values()).equals(this.model)) {
			assertThat(ticks.times().values()).containsExactlyElementsOf(this.model);
		}
		List<Acknowledgement> given = ticks.acknowledged(Set.copyOf(FIELDS), submitted);
		Instant before = Instant.MIN;
		for (int statement = 0; statement < FIELDS.size(); statement++) {
			Acknowledgement one = given.get(statement);
			boolean ticked = statement < this.model.size();
			if (one.at().isBefore(before) || !one.at().equals(ticked ? this.model.get(statement) : submitted)
					|| one.source() != (ticked ? Source.TICKED : Source.SUBMITTED)) {
				assertThat(given).as("ticked at %s", this.model).isEmpty();
			}
			before = one.at();
		}
	}

	@Test
	void whatWasTickedOutOfOrderHasTheTimeOfTheForm() {
		Map<String, Instant> kept = new HashMap<>();
		kept.put("acknowledgeIdentity", START.plusSeconds(1));
		kept.put("acknowledgePurpose", START.plusSeconds(5));
		kept.put("acknowledgeScope", START.plusSeconds(3));
		kept.put("acknowledgeDuration", START.plusSeconds(6));
		List<Acknowledgement> given = new StatementTicks(FIELDS, kept).acknowledged(Set.copyOf(FIELDS),
				START.plusSeconds(9));
		assertThat(given).extracting(Acknowledgement::source)
			.containsExactly(Source.TICKED, Source.TICKED, Source.SUBMITTED, Source.SUBMITTED, Source.SUBMITTED);
		assertThat(given).extracting(Acknowledgement::at).isSorted();
	}

	@Test
	void whatWasTickedAfterTheFormWasSentDoesNotCount() {
		StatementTicks ticks = new StatementTicks(FIELDS, Map.of("acknowledgeIdentity", START.plusSeconds(10)));
		assertThat(ticks.acknowledged(Set.copyOf(FIELDS), START)).extracting(Acknowledgement::source)
			.containsOnly(Source.SUBMITTED);
	}

	@Test
	void aFormFromTasklistHasOneTimeForAllStatements() {
		List<Acknowledgement> given = new StatementTicks(FIELDS, Map.of()).acknowledged(Set.copyOf(FIELDS), START);
		assertThat(given).extracting(Acknowledgement::at).containsOnly(START);
		assertThat(given).extracting(Acknowledgement::statement)
			.containsExactly("identity", "purpose", "scope", "duration", "revocation");
	}

	@Test
	void whatTheFormDoesNotSayIsNotAcknowledged() {
		StatementTicks ticks = new StatementTicks(FIELDS, Map.of("acknowledgeIdentity", START));
		Set<String> given = new LinkedHashSet<>(List.of("acknowledgePurpose", "declinedBefore"));
		assertThat(ticks.acknowledged(given, START)).singleElement()
			.isEqualTo(new Acknowledgement("purpose", START, Source.SUBMITTED));
	}

}
