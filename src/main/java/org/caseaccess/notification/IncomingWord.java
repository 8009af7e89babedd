package org.caseaccess.notification;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a client wrote, read tolerantly: case, accents, punctuation and spaces do not
 * matter. But an answer needs its word and its code and nothing else, so that no sentence
 * is taken for a consent.
 *
 * @param kind what it is
 * @param code the four digits of an answer, else null
 */
record IncomingWord(Kind kind, String code) {

	/** What a text message can be. */
	enum Kind {

		ACCEPT, DECLINE, STOP, START, OTHER

	}

	// Twilio's own words, and their like in Spanish
	private static final Set<String> STOP = Set.of("STOP", "STOPALL", "STOP ALL", "UNSUBSCRIBE", "CANCEL", "END",
			"QUIT", "REVOKE", "OPTOUT", "OPT OUT", "ALTO", "PARAR", "PARE", "BAJA", "CANCELAR", "TERMINAR");

	private static final Set<String> START = Set.of("START", "UNSTOP", "INICIAR", "EMPEZAR", "ALTA");

	private static final Set<String> YES = Set.of("YES", "Y", "SI", "S", "ACCEPT", "ACEPTO", "ACEPTAR");

	private static final Pattern ANSWER = Pattern
		.compile("(?<first>YES|Y|SI|S|ACCEPT|ACEPTO|ACEPTAR|NO|N|DECLINE|RECHAZO|RECHAZAR) ?(?<after>\\d{4})"
				+ "|(?<before>\\d{4}) (?<last>YES|Y|SI|S|ACCEPT|ACEPTO|ACEPTAR|NO|N|DECLINE|RECHAZO|RECHAZAR)");

	/** No message that means something is longer. */
	private static final int LONGEST = 100;

	static IncomingWord of(String text) {
		if (text == null || text.length() > LONGEST) {
			return new IncomingWord(Kind.OTHER, null);
		}
		String words = Normalizer.normalize(text, Normalizer.Form.NFKD)
			.replaceAll("\\p{M}+", "")
			.toUpperCase(Locale.ROOT)
			.replaceAll("[^A-Z0-9]+", " ")
			.strip();
		if (STOP.contains(words)) {
			return new IncomingWord(Kind.STOP, null);
		}
		if (START.contains(words)) {
			return new IncomingWord(Kind.START, null);
		}
		Matcher answer = ANSWER.matcher(words);
		return answer.matches() ? answer(answer) : new IncomingWord(Kind.OTHER, null);
	}

	private static IncomingWord answer(Matcher answer) {
		boolean wordFirst = answer.group("first") != null;
		String word = answer.group(wordFirst ? "first" : "last");
		return new IncomingWord(YES.contains(word) ? Kind.ACCEPT : Kind.DECLINE,
				answer.group(wordFirst ? "after" : "before"));
	}

	/** The code stays out of logs. */
	@Override
	public String toString() {
		return "IncomingWord[" + this.kind + "]";
	}

}
