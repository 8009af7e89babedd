package org.caseaccess.domain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The model of a pair of agent and client with two requests, read from the table in
 * {@code docs/domain.md}: what the page says is what is tested.
 */
final class PairModel {

	enum Step {

		SEARCH, ASK, ACCEPT, DECLINE, SILENCE, VERBAL, OK, CANCEL, DID_NOT_AGREE, REVOKE;

		static Step of(String written) {
			return valueOf(written.toUpperCase(Locale.ENGLISH).replace(' ', '_'));
		}

	}

	enum Stand {

		NEW, FOUND, ASKED, LATE, SILENT, CONSENTED, ACCESS, ASSOCIATED, OVER;

		static Stand of(String written) {
			return valueOf(written.strip().toUpperCase(Locale.ENGLISH));
		}

	}

	/**
	 * Where a pair stands.
	 *
	 * @param first its first request
	 * @param second its second request
	 * @param access whether the agent has access
	 * @param refused whether only the client's own acceptance counts
	 * @param made attempts made since the last access
	 * @param prefersMail whether the client prefers postal mail
	 */
	record Pair(Stand first, Stand second, boolean access, boolean refused, int made, boolean prefersMail) {

		static Pair begin(boolean prefersMail) {
			return new Pair(Stand.NEW, Stand.NEW, false, false, 0, prefersMail);
		}

		Stand stand(int request) {
			return (request == 0) ? this.first : this.second;
		}

		private Pair with(int request, Stand own, Stand other) {
			return new Pair((request == 0) ? own : other, (request == 0) ? other : own, this.access, this.refused,
					this.made, this.prefersMail);
		}

		private boolean is(String condition) {
			return switch (condition) {
				case "any" -> true;
				case "with access" -> this.access;
				case "without access" -> !this.access;
				case "with attempts left" -> this.made < Scenario.MAX_ATTEMPTS;
				case "not refused" -> !this.refused;
				case "preferring mail" -> this.prefersMail;
				case "not preferring mail" -> !this.prefersMail;
				default -> throw new IllegalArgumentException(condition);
			};
		}

		private Pair becoming(String change) {
			return switch (change) {
				case "" -> this;
				case "with access" ->
					new Pair(this.first, this.second, true, this.refused, this.made, this.prefersMail);
				case "without access" ->
					new Pair(this.first, this.second, false, this.refused, this.made, this.prefersMail);
				case "refused" -> new Pair(this.first, this.second, this.access, true, this.made, this.prefersMail);
				case "not refused" ->
					new Pair(this.first, this.second, this.access, false, this.made, this.prefersMail);
				case "one attempt fewer" ->
					new Pair(this.first, this.second, this.access, this.refused, this.made + 1, this.prefersMail);
				case "all attempts left" ->
					new Pair(this.first, this.second, this.access, this.refused, 0, this.prefersMail);
				default -> throw new IllegalArgumentException(change);
			};
		}

	}

	private record Row(Step step, String from, List<String> conditions, String own, String other,
			List<String> changes) {

		static Row of(String line) {
			List<String> cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
			return new Row(Step.of(cells.get(1)), cells.get(2), parts(cells.get(3)), cells.get(4), cells.get(5),
					parts(cells.get(6)));
		}

		boolean allows(Pair pair, int request) {
			return (this.from.equals("any") || stands().contains(pair.stand(request)))
					&& this.conditions.stream().allMatch(pair::is);
		}

		private Set<Stand> stands() {
			return parts(this.from).stream().map(Stand::of).collect(Collectors.toSet());
		}

		Pair apply(Pair pair, int request) {
			Pair next = pair.with(request, become(this.own, pair.stand(request)),
					become(this.other, pair.stand(1 - request)));
			for (String change : this.changes) {
				next = next.becoming(change);
			}
			return next;
		}

		/** {@code over}, or {@code asked: late} for what changes only from one state. */
		private static Stand become(String change, Stand now) {
			if (change.isEmpty()) {
				return now;
			}
			String[] parts = change.split(":");
			if (parts.length == 1) {
				return Stand.of(change);
			}
			boolean changes = parts[0].equals("all but new") ? now != Stand.NEW : now == Stand.of(parts[0]);
			return changes ? Stand.of(parts[1]) : now;
		}

		private static List<String> parts(String cell) {
			return cell.isEmpty() ? List.of() : Arrays.stream(cell.split(",")).map(String::strip).toList();
		}

	}

	private final Map<Step, List<Row>> rows = new EnumMap<>(Step.class);

	private PairModel(List<Row> rows) {
		this.rows.putAll(rows.stream().collect(Collectors.groupingBy(Row::step)));
	}

	static PairModel documented() {
		try {
			return new PairModel(Files.readAllLines(Path.of("docs/domain.md"))
				.stream()
				.dropWhile((line) -> !line.equals("<!-- model -->"))
				.takeWhile((line) -> !line.equals("<!-- end of model -->"))
				.filter((line) -> line.startsWith("|"))
				.skip(2)
				.map(Row::of)
				.toList());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	Set<Step> steps() {
		return this.rows.keySet();
	}

	/** What a step makes of a pair: nothing where no row allows it. */
	Pair after(Pair pair, Step step, int request) {
		return row(pair, step, request).map((row) -> row.apply(pair, request)).orElse(pair);
	}

	boolean allows(Pair pair, Step step, int request) {
		return row(pair, step, request).isPresent();
	}

	private Optional<Row> row(Pair pair, Step step, int request) {
		return this.rows.getOrDefault(step, List.of()).stream().filter((row) -> row.allows(pair, request)).findFirst();
	}

}
