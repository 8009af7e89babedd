package org.caseaccess.embedded.readmodel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.agrona.collections.LongHashSet;

/**
 * Carries out a search: takes the smallest set of rows that an index or the key offers,
 * and walks only that.
 *
 * @param <R> the kind of row
 */
final class Search<R> {

	private final Table<R> table;

	private final SearchRequest<R> request;

	private int visited;

	Search(Table<R> table, SearchRequest<R> request) {
		this.table = table;
		this.request = request;
	}

	SearchPage run() {
		Candidates<R> candidates = candidates();
		List<Predicate<R>> tests = new ArrayList<>(this.request.conditions());
		tests.remove(candidates.answered);
		tests.addAll(this.request.tests());
		boolean sliceable = tests.isEmpty() && this.request.order().isByKey() && candidates.sets.size() == 1
				&& this.request.page().after() == null && this.request.page().before() == null;
		return sliceable ? slice(candidates.sets.getFirst()) : walk(candidates, tests);
	}

	/** The index gives the result as it is: only the page's rows are touched. */
	private SearchPage slice(KeySet keys) {
		int from = Math.min(this.request.page().from(), keys.size());
		int to = Math.min(from + this.request.page().limit(), keys.size());
		List<R> items = new ArrayList<>();
		for (int i = from; i < to; i++) {
			items.add(visit(keys.get(i)));
		}
		return page(items, keys.size());
	}

	private SearchPage walk(Candidates<R> candidates, List<Predicate<R>> tests) {
		List<R> found = new ArrayList<>();
		// a row with two candidate groups is in two sets of the same index
		LongHashSet seen = new LongHashSet();
		for (KeySet set : candidates.sets) {
			for (int i = 0; i < set.size(); i++) {
				if (candidates.sets.size() > 1 && !seen.add(set.get(i))) {
					continue;
				}
				R row = visit(set.get(i));
				if (row != null && tests.stream().allMatch((test) -> test.test(row))) {
					found.add(row);
				}
			}
		}
		SortOrder<R> order = this.request.order();
		if (!order.isByKey() || candidates.sets.size() > 1) {
			found.sort(Comparator.comparing(order::position, order));
		}
		return page(part(found), found.size());
	}

	private List<R> part(List<R> found) {
		PageRequest page = this.request.page();
		SortOrder<R> order = this.request.order();
		int from = page.from();
		int to = found.size();
		if (page.after() != null) {
			List<Comparable<?>> cursor = PageRequest.position(page.after(), order.types());
			from = count(found, (row) -> order.compare(order.position(row), cursor) <= 0);
		}
		else if (page.before() != null) {
			List<Comparable<?>> cursor = PageRequest.position(page.before(), order.types());
			to = count(found, (row) -> order.compare(order.position(row), cursor) < 0);
			from = Math.max(0, to - page.limit());
		}
		from = Math.min(from, to);
		return found.subList(from, (int) Math.min(to, (long) from + page.limit()));
	}

	/**
	 * How many rows at the head of a sorted list hold a test that only the head holds.
	 */
	private static <R> int count(List<R> sorted, Predicate<R> test) {
		int low = 0;
		int high = sorted.size();
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (test.test(sorted.get(middle))) {
				low = middle + 1;
			}
			else {
				high = middle;
			}
		}
		return low;
	}

	private SearchPage page(List<R> items, int total) {
		ArrayNode shown = JsonNodeFactory.instance.arrayNode();
		items.forEach((row) -> shown.add(this.table.schema().show(row)));
		ObjectNode page = JsonNodeFactory.instance.objectNode();
		page.put("totalItems", total);
		page.put("hasMoreTotalItems", false);
		if (!items.isEmpty()) {
			SortOrder<R> order = this.request.order();
			page.put("startCursor", PageRequest.cursor(order.position(items.getFirst())));
			page.put("endCursor", PageRequest.cursor(order.position(items.getLast())));
		}
		return new SearchPage(shown, page, this.visited);
	}

	private R visit(long key) {
		this.visited++;
		return this.table.get(key);
	}

	private Candidates<R> candidates() {
		Candidates<R> best = new Candidates<>(null, List.of(this.table.all()));
		for (Condition<R> condition : this.request.conditions()) {
			List<KeySet> sets = condition.isAnsweredByIndex() ? sets(condition) : null;
			if (sets != null) {
				Candidates<R> candidates = new Candidates<>(condition, sets);
				best = (candidates.size() < best.size() || best.answered == null) ? candidates : best;
			}
		}
		return best;
	}

	/** The sets of keys for a condition; {@code null} when no index knows them. */
	private List<KeySet> sets(Condition<R> condition) {
		Column<R> column = condition.column();
		List<Comparable<?>> values = condition.operands().stream().distinct().toList();
		if (column.name().equals(this.table.schema().keyName())) {
			return values.stream()
				.map((key) -> (this.table.get((Long) key) != null) ? KeySet.of((Long) key) : KeySet.EMPTY)
				.toList();
		}
		if (column.is(Column.Trait.INDEX)) {
			return values.stream().map((value) -> this.table.lookup(column.name(), value)).toList();
		}
		return null;
	}

	private record Candidates<R>(Condition<R> answered, List<KeySet> sets) {

		private long size() {
			return this.sets.stream().mapToLong(KeySet::size).sum();
		}

	}

}
