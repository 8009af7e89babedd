package org.caseaccess.portal;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.caseaccess.process.ProcessHistory;
import org.caseaccess.process.ProcessIncident;
import org.caseaccess.process.ProcessStep;
import org.caseaccess.process.ProcessStep.State;

/**
 * The way of a request through the model, as the agent reads it; a script draws the same
 * on the picture.
 *
 * @param running whether it is under way
 * @param steps the steps in their order
 * @param flows the ids of the flows that were taken, for the picture
 * @param incidents what stops or stopped it
 */
record RequestWay(boolean running, List<Step> steps, String flows, List<Trouble> incidents) {

	private static final Map<String, String> KINDS = Map.ofEntries(Map.entry("USER_TASK", "Your step"),
			Map.entry("SERVICE_TASK", "Automatic step"), Map.entry("BUSINESS_RULE_TASK", "Decision by rules"),
			Map.entry("RECEIVE_TASK", "Waiting"), Map.entry("EXCLUSIVE_GATEWAY", "Question"),
			Map.entry("SUB_PROCESS", "Group of steps"), Map.entry("EVENT_SUB_PROCESS", "Group of steps"),
			Map.entry("START_EVENT", "Start"), Map.entry("END_EVENT", "End"), Map.entry("BOUNDARY_EVENT", "Exception"));

	static RequestWay of(ProcessHistory history) {
		Map<String, String> names = history.steps()
			.stream()
			.collect(Collectors.toMap(ProcessStep::elementId, RequestWay::name, (one, same) -> one));
		return new RequestWay(history.running(), history.steps().stream().map(Step::of).toList(),
				String.join(" ", history.flows()),
				history.incidents().stream().map((incident) -> Trouble.of(incident, names)).toList());
	}

	/** Those that have a name: a gateway that only brings ways together says nothing. */
	public List<Step> namedSteps() {
		return this.steps.stream().filter(Step::named).toList();
	}

	private static String name(ProcessStep step) {
		return (step.name() != null) ? step.name() : step.elementId();
	}

	/**
	 * A step of the way.
	 *
	 * @param elementId the element in the model
	 * @param name in the model's words
	 * @param named whether the model has words for it
	 * @param kind what it is, in plain words
	 * @param state {@code active}, {@code done}, {@code stopped} or {@code incident}
	 * @param startedAt when it began
	 * @param endedAt when it was over, or null
	 * @param took how long it took, in words, or null
	 */
	record Step(String elementId, String name, boolean named, String kind, String state, ShownTime startedAt,
			ShownTime endedAt, String took) {

		private static Step of(ProcessStep step) {
			boolean named = step.name() != null && !step.name().equals(step.elementId());
			return new Step(step.elementId(), RequestWay.name(step), named, KINDS.getOrDefault(step.type(), "Event"),
					state(step), ShownTime.of(step.startedAt()), ShownTime.of(step.endedAt()),
					(step.endedAt() != null) ? words(Duration.between(step.startedAt(), step.endedAt())) : null);
		}

		private static String state(ProcessStep step) {
			if (step.state() == State.ACTIVE) {
				return step.incident() ? "incident" : "active";
			}
			return (step.state() == State.TERMINATED) ? "stopped" : "done";
		}

		public String stateLabel() {
			return switch (this.state) {
				case "incident" -> "Stopped by technical trouble";
				case "active" -> "The request is here";
				case "stopped" -> "Stopped before its end";
				default -> "Done";
			};
		}

		private static String words(Duration took) {
			if (took.toMinutes() >= 1) {
				return "%d min %d s".formatted(took.toMinutes(), took.toSecondsPart());
			}
			return (took.toMillis() < 100) ? "under 0.1 s"
					: String.format(Locale.ENGLISH, "%.1f s", took.toMillis() / 1000.0);
		}

	}

	/**
	 * Technical trouble on the way.
	 *
	 * @param where the step's name
	 * @param open whether it still stops the request
	 * @param since from when
	 */
	record Trouble(String where, boolean open, ShownTime since) {

		private static Trouble of(ProcessIncident incident, Map<String, String> names) {
			return new Trouble(names.getOrDefault(incident.elementId(), incident.elementId()), incident.open(),
					ShownTime.of(incident.since()));
		}

	}

}
