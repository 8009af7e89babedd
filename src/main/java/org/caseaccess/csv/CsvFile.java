package org.caseaccess.csv;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A CSV file (RFC 4180) that no spreadsheet takes for formulas: what starts like one gets
 * an apostrophe before it.
 */
public final class CsvFile {

	private static final String FORMULA_STARTS = "=+-@\t\r";

	private final StringBuilder lines = new StringBuilder();

	/**
	 * Adds a line.
	 * @param values its cells; null is an empty one
	 * @return this file
	 */
	public CsvFile line(Object... values) {
		this.lines.append(Arrays.stream(values).map(CsvFile::cell).collect(Collectors.joining(","))).append("\r\n");
		return this;
	}

	/**
	 * The file as it is sent.
	 * @return UTF-8
	 */
	public byte[] bytes() {
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
