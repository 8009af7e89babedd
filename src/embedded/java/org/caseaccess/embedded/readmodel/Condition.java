package org.caseaccess.embedded.readmodel;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * One comparison of a column with what the client asked for.
 *
 * @param <R> the kind of row
 * @param column the column
 * @param operator how to compare
 * @param operands what to compare with
 */
record Condition<R>(Column<R> column, Operator operator, List<Comparable<?>> operands) implements Predicate<R> {

	@Override
	public boolean test(R row) {
		Object value = this.column.value(row);
		if (value instanceof List<?> values) {
			return values.isEmpty() ? matches(null)
					: values.stream().anyMatch((element) -> matches((Comparable<?>) element));
		}
		return matches((Comparable<?>) value);
	}

	private boolean matches(Comparable<?> value) {
		return switch (this.operator) {
			case EQ, IN -> this.operands.contains(value);
			case NEQ, NOT_IN -> !this.operands.contains(value);
			case EXISTS -> this.operands.contains(value != null);
			case GT -> value != null && compare(value) > 0;
			case GTE -> value != null && compare(value) >= 0;
			case LT -> value != null && compare(value) < 0;
			case LTE -> value != null && compare(value) <= 0;
			case LIKE -> value != null && like(this.operands.getFirst().toString()).matcher(value.toString()).matches();
		};
	}

	/** Whether an index on the column gives all rows that match, and no other. */
	boolean isAnsweredByIndex() {
		return (this.operator == Operator.EQ || this.operator == Operator.IN)
				&& this.operands.stream().allMatch(Objects::nonNull);
	}

	@SuppressWarnings("unchecked")
	private int compare(Comparable<?> value) {
		return ((Comparable<Object>) value).compareTo(this.operands.getFirst());
	}

	/**
	 * {@code *} stands for any text, {@code ?} for one character, a backslash makes them
	 * literal.
	 */
	private static Pattern like(String pattern) {
		StringBuilder regex = new StringBuilder();
		for (int i = 0; i < pattern.length(); i++) {
			char c = pattern.charAt(i);
			if (c == '*') {
				regex.append(".*");
			}
			else if (c == '?') {
				regex.append('.');
			}
			else {
				boolean escaped = c == '\\' && i + 1 < pattern.length();
				regex.append(Pattern.quote(String.valueOf(escaped ? pattern.charAt(++i) : c)));
			}
		}
		return Pattern.compile(regex.toString(), Pattern.DOTALL);
	}

}
