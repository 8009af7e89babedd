package org.caseaccess.audit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A CSV file (RFC 4180) that no spreadsheet takes for formulas: what starts like one gets
 * an apostrophe before it.
 */
final class CsvFile {

	private static final String FORMULA_STARTS = "=+-@\t\r";

	private final StringBuilder lines = new StringBuilder();

	CsvFile line(Object... values) {
		this.lines.append(Arrays.stream(values).map(CsvFile::cell).collect(Collectors.joining(","))).append("\r\n");
		return this;
	}

	byte[] bytes() {
		return this.lines.toString().getBytes(StandardCharsets.UTF_8);
	}

	private static String cell(Object value) {
		String text = (value != null) ? value.toString() : "";
		if (!(value instanceof Number) && !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0) {
			text = "'" + text;
		}
		return '"' + text.replace("\"", "\"\"") + '"';
	}

}
