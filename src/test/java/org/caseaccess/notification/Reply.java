package org.caseaccess.notification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.caseaccess.notification.IncomingWord.Kind;

import org.springframework.core.io.ClassPathResource;

/**
 * A row of the table of replies: what a client writes while the code 0514 is asked for,
 * and what it means.
 */
record Reply(String language, String text, Kind kind, String code) {

	static final String CODE = "0514";

	static List<Reply> table() {
		try {
			return new ClassPathResource("replies.csv", Reply.class).getContentAsString(StandardCharsets.UTF_8)
				.lines()
				.skip(1)
				.map(Reply::of)
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Reply of(String row) {
		String[] parts = row.split(" \\| ", 3);
		String[] meaning = parts[2].strip().split(" ");
		// a line break and the like are written as in Java
		return new Reply(parts[0], unicode(parts[1]).translateEscapes(), Kind.valueOf(meaning[0]),
				(meaning.length > 1) ? meaning[1] : null);
	}

	private static String unicode(String text) {
		return text.replace("\\u0301", "\u0301")
			.replace("\\u00A0", "\u00A0")
			.replace("\\u0336", "\u0336")
			.replace("\\u200B", "\u200B");
	}

	/** Whether it counts as an answer to what is asked. */
	boolean counts() {
		return (this.kind == Kind.ACCEPT || this.kind == Kind.DECLINE || this.kind == Kind.STOP_AND_DECLINE)
				&& CODE.equals(this.code);
	}

	@Override
	public String toString() {
		return this.text + " -> " + this.kind;
	}

}
