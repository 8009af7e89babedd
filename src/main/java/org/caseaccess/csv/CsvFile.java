package org.caseaccess.csv;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.springframework.http.MediaType;

/**
 * A CSV file (RFC 4180) in UTF-8. It begins with a byte order mark, without which
 * spreadsheets take it for another encoding, and no spreadsheet takes a cell of it for a
 * formula: what starts like one gets an apostrophe before it.
 */
public final class CsvFile {

	/** What the file is sent as. */
	public static final MediaType TYPE = new MediaType("text", "csv", StandardCharsets.UTF_8);

	private static final String BYTE_ORDER_MARK = "\uFEFF";

	/** The last four are the first four in full width. */
	private static final String FORMULA_STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

	private final OutputStream output;

	/**
	 * Begins a file.
	 * @param output where it is written to, line by line; it is not closed
	 * @throws UncheckedIOException when it cannot be written
	 */
	public CsvFile(OutputStream output) {
		this.output = output;
		write(BYTE_ORDER_MARK);
	}

	/**
	 * Makes a small file at once.
	 * @param content adds its lines
	 * @return the file as it is sent
	 */
	public static byte[] of(Consumer<CsvFile> content) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		content.accept(new CsvFile(bytes));
		return bytes.toByteArray();
	}

	/**
	 * Adds a line.
	 * @param values its cells; null is an empty one
	 * @return this file
	 * @throws UncheckedIOException when it cannot be written
	 */
	public CsvFile line(Object... values) {
		write(Arrays.stream(values).map(CsvFile::cell).collect(Collectors.joining(",")) + "\r\n");
		return this;
	}

	private void write(String text) {
		try {
			this.output.write(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String cell(Object value) {
		String text = (value != null) ? value.toString() : "";
		if (!(value instanceof Number) && !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0) {
			text = "'" + text;
		}
		return '"' + text.replace("\"", "\"\"") + '"';
	}

}
