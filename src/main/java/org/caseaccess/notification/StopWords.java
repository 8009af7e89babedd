package org.caseaccess.notification;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A wish to get no more text messages, in any reasonable words (47 CFR 64.1200(a)(10)):
 * the carriers' keywords alone or with courtesies, and the phrases that people use, in
 * English and in Spanish. Whoever writes that a stop is not meant has not said it.
 */
final class StopWords {

	/** Clear whatever small word stands beside them. */
	private static final Set<String> STOP = Set.of("STOP", "STOPALL", "STOPP", "UNSUBSCRIBE", "OPTOUT", "BASTA",
			"ALTO");

	/** Clear when they stand alone. */
	private static final Set<String> KEYWORDS = Set.of("CANCEL", "END", "QUIT", "REVOKE", "BAJA", "CANCELAR",
			"CANCELEN", "CANCELE", "DESUSCRIBIR", "DESUSCRIBIRME", "DETENER", "DETENGAN", "DETENGANSE", "DETENGASE",
			"FIN", "PARA", "PARAR", "PARE", "PAREN", "REVOCAR", "REVOCO", "SALIR", "SUSPENDER", "TERMINAR");

	private static final Set<String> START = Set.of("START", "UNSTOP", "INICIAR", "EMPEZAR", "ALTA");

	private static final Set<String> BESIDE = Set.of("ALL", "NOW", "IT", "THIS", "JUST", "I", "SAID", "IMMEDIATELY",
			"TODO", "YA", "ESTO", "SOLO", "AHORA", "MISMO", "DIJE", "QUE", "HE", "DICHO", "INMEDIATAMENTE");

	private static final int A_KEYWORD_AND_TWO = 3;

	private static final Set<String> ANSWERS = Set.of("NO", "YES", "SI", WrittenText.CODE);

	private static final String MESSAGES = "(?:TEXTS?|TEXTING|MESSAGES?|MESSAGING|MSGS?|SMS|ALERTS|NOTIFICATIONS)";

	private static final String MENSAJES = "(?:MENSAJES?|MENSAJITOS|TEXTOS|SMS|MSJS?|AVISOS|NOTIFICACIONES)";

	private static final Pattern ENGLISH = phrases(
			"(?:STOP|QUIT|CEASE) (?:TEXTING|MESSAGING|SENDING|CONTACTING|WRITING|CALLING|BOTHERING|SPAMMING|HARASSING)",
			"(?:STOP|QUIT|CEASE) (?:ALL|IT|THIS|THESE|THOSE|THE " + MESSAGES + "|" + MESSAGES + ")",
			"(?:DO NOT|DONT|NEVER) (?:EVER )?(?:TEXT|MESSAGE|MSG|CONTACT|WRITE|SMS) (?:TO )?(?:ME|US|THIS|MY|HERE|AGAIN)",
			"(?:DO NOT|DONT|NEVER) (?:EVER )?SEND (?:\\w+ ){0,4}" + MESSAGES,
			"(?:DO NOT|DONT) WANT (?:TO (?:GET|RECEIVE|HAVE) )?(?:ANY |ANYMORE |MORE |THESE |THOSE |YOUR |THE )*"
					+ MESSAGES,
			"NO (?:MORE|FURTHER|OTHER) (?:TEXT )?" + MESSAGES,
			"(?:REMOVE|DELETE) (?:ME|MY NUMBER|THIS NUMBER|MY PHONE|US)",
			"TAKE (?:ME|MY NUMBER|THIS NUMBER|MY PHONE|US) OFF", "GET ME OFF", "LOSE MY NUMBER",
			"UNSUBSCRIBED?|OPTOUT|OPT(?:ING)? (?:ME )?OUT|LEAVE ME ALONE",
			"(?:END|CANCEL|TURN OFF|DISCONTINUE) (?:ALL |THE |THESE |THOSE |MY |YOUR )*(?:TEXT )?" + MESSAGES,
			"(?:WANT|WISH|LIKE) (?:YOU |THIS |IT |THESE )?TO STOP", "REVOKE (?:MY |THE )?(?:CONSENT|PERMISSION)");

	private static final Pattern SPANISH = phrases(
			"(?:QUIT|BORR|ELIMIN|SAC|SAQU)(?:A|E|EN|AR)ME|QUITENME|QUITEME|(?:QUITE|QUITEN) MI NUMERO",
			"DESUSCRIB(?:AN|A|IR)ME",
			"NO (?:ME|NOS) (?:VUELVAN? A )?(?:ESCRIB(?:AN?|AS|IR)|(?:ENVI|MAND|MOLEST|TEXTE)(?:EN?|ES|AR)"
					+ "|CONTACT(?:EN?|ES|AR))",
			"(?:DEJEN?|DEJA|DEJAR|PAREN?|PARA|CESEN) DE (?:ESCRIBIR|MANDAR|ENVIAR|MOLESTAR|CONTACTAR|TEXTEAR)(?:ME|NOS)?",
			"NO (?:QUIERO|QUEREMOS|DESEO|DESEAMOS) (?:RECIBIR )?(?:MAS |ESTOS |SUS |ESOS |LOS )*" + MENSAJES,
			"NO (?:QUIERO|DESEO) QUE ME (?:ESCRIBAN|MANDEN|ENVIEN|CONTACTEN)", "NO MAS " + MENSAJES,
			"(?:DARME|DENME|DEME|DAME|DAR|QUIERO|SOLICITO) (?:DE |LA )?BAJA",
			"(?:CANCELEN?|CANCELAR|PAREN?|DETENGAN?|SUSPENDAN?) (?:LOS |ESTOS |SUS |ESOS |TODOS |MIS )*" + MENSAJES,
			"DEJEN?ME EN PAZ", "REVOCO (?:MI |EL )?(?:CONSENTIMIENTO|PERMISO)");

	private static final Set<String> TURNS_ENGLISH = Set.of("NOT", "DONT", "NEVER", "WONT", "CANT", "CANNOT", "DIDNT");

	private static final Set<String> TURNS_SPANISH = Set.of("NO", "NUNCA", "JAMAS");

	/** Between a word that turns and what it turns: 'I do not want you to stop'. */
	private static final Set<String> CARRIES = Set.of("EVER", "TO", "WANT", "WISH", "YOU", "REALLY", "SAY", "SAID",
			"QUIERO", "ME", "QUE");

	private static final Set<List<String>> NO_MORE = Set.of(List.of("NO", "MORE"), List.of("NO", "MAS"),
			List.of("YA", "NO"), List.of("YA", "NO", "MAS"));

	private StopWords() {
	}

	static boolean isIn(WrittenText written) {
		List<String> words = written.words().stream().filter((word) -> !IncomingWord.isCourtesy(word)).toList();
		return isKeyword(words) || NO_MORE.contains(words) || isPhrase(String.join(" ", words));
	}

	/** A keyword, with small words at most. */
	private static boolean isKeyword(List<String> words) {
		Set<String> rest = new HashSet<>(words);
		if (rest.removeAll(STOP)) {
			rest.removeAll(ANSWERS);
			rest.removeAll(KEYWORDS);
			rest.removeAll(BESIDE);
			return rest.isEmpty();
		}
		return rest.removeAll(KEYWORDS) && BESIDE.containsAll(rest) && words.size() <= A_KEYWORD_AND_TWO;
	}

	private static boolean isPhrase(String words) {
		return isSaid(ENGLISH.matcher(words), words, TURNS_ENGLISH)
				|| isSaid(SPANISH.matcher(words), words, TURNS_SPANISH);
	}

	/** Found, and no word before turns it around. */
	private static boolean isSaid(Matcher phrase, String words, Set<String> turns) {
		while (phrase.find()) {
			List<String> before = Arrays.asList(words.substring(0, phrase.start()).split(" "));
			if (before.reversed().stream().dropWhile(CARRIES::contains).findFirst().filter(turns::contains).isEmpty()) {
				return true;
			}
		}
		return false;
	}

	private static Pattern phrases(String... phrases) {
		return Pattern.compile("(?<!\\w)(?:" + String.join("|", phrases) + ")(?!\\w)");
	}

	/** Text messages are wanted again. */
	static boolean isStart(WrittenText written) {
		List<String> words = written.words().stream().filter((word) -> !IncomingWord.isCourtesy(word)).toList();
		return !words.isEmpty() && START.containsAll(words);
	}

}
