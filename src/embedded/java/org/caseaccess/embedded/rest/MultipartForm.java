package org.caseaccess.embedded.rest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a {@code multipart/form-data} body (RFC 7578).
 */
final class MultipartForm {

	private static final Pattern BOUNDARY = Pattern.compile("boundary=(?:\"([^\"]+)\"|([^;\\s]+))",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern NAME = Pattern.compile("[;\\s]name=\"([^\"]*)\"");

	private static final Pattern FILE_NAME = Pattern.compile("[;\\s]filename=\"([^\"]*)\"");

	private static final byte[] END_OF_HEADERS = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

	private final byte[] content;

	private final byte[] delimiter;

	private MultipartForm(byte[] content, String boundary) {
		this.content = content;
		this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
	}

	static List<Part> parse(String contentType, byte[] content) {
		if (contentType == null || !contentType.startsWith("multipart/form-data")) {
			throw new ApiProblem(415, "UNSUPPORTED_MEDIA_TYPE", "The body must be sent as multipart/form-data");
		}
		Matcher boundary = BOUNDARY.matcher(contentType);
		if (!boundary.find()) {
			throw ApiProblem.badRequest("The content type of the form names no boundary");
		}
		return new MultipartForm(content, (boundary.group(1) != null) ? boundary.group(1) : boundary.group(2)).parts();
	}

	private List<Part> parts() {
		List<Part> parts = new ArrayList<>();
		// the first delimiter has no line break before it
		int start = find(Arrays.copyOfRange(this.delimiter, 2, this.delimiter.length), 0) + this.delimiter.length - 2;
		int end = find(this.delimiter, start);
		while (start >= this.delimiter.length - 2 && end > start) {
			parts.add(part(start, end));
			start = end + this.delimiter.length;
			end = find(this.delimiter, start);
		}
		if (parts.isEmpty()) {
			throw ApiProblem.badRequest("The form has no parts");
		}
		return parts;
	}

	private Part part(int start, int end) {
		int headersEnd = find(END_OF_HEADERS, start);
		if (headersEnd < 0 || headersEnd + END_OF_HEADERS.length > end) {
			throw ApiProblem.badRequest("A part of the form has no headers");
		}
		String headers = new String(this.content, start, headersEnd - start, StandardCharsets.UTF_8);
		return new Part(group(NAME, headers), group(FILE_NAME, headers),
				Arrays.copyOfRange(this.content, headersEnd + END_OF_HEADERS.length, end));
	}

	private static String group(Pattern pattern, String headers) {
		Matcher matcher = pattern.matcher(headers);
		return matcher.find() ? matcher.group(1) : null;
	}

	private int find(byte[] sought, int from) {
		for (int i = from; i <= this.content.length - sought.length; i++) {
			if (Arrays.equals(this.content, i, i + sought.length, sought, 0, sought.length)) {
				return i;
			}
		}
		return -1;
	}

	/**
	 * A part of a form.
	 *
	 * @param name the field's name
	 * @param fileName the file's name; {@code null} when the part is no file
	 * @param content the content
	 */
	record Part(String name, String fileName, byte[] content) {
	}

}
