package org.caseaccess.notification;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a client wrote, read as people write (R20): case, accents, punctuation and spaces
 * do not matter, nor do courtesies. A consent needs a word of consent, the code, and
 * nothing that might mean something else; whatever is in doubt is no answer, so that no
 * sentence is taken for a consent.
 *
 * @param kind what it is
 * @param code the four digits of an answer, else null
 */
record IncomingWord(Kind kind, String code) {

	/** What a text message can be. */
	enum Kind {

		ACCEPT, DECLINE,
		/** No more text messages. */
		STOP,
		/** Both are clear: no to the request, and no more text messages. */
		STOP_AND_DECLINE, START, HELP,
		/** Meant as an answer, perhaps; counted it is not. */
		UNCLEAR,
		/** Polite and nothing else: needs no reply when nothing is asked. */
		COURTESY, OTHER

	}

	private static final Set<String> YES = Set.of("YES", "Y", "YEAH", "YEP", "YUP", "SI", "S");

	private static final Set<String> AGREE = Set.of("ACCEPT", "ACCEPTED", "AGREE", "AGREED", "APPROVE", "APPROVED",
			"AUTHORIZE", "CONSENT", "ACEPTO", "ACEPTAR", "ACEPTADO", "ACEPTAMOS", "ACUERDO", "APRUEBO", "AUTORIZO",
			"CONSIENTO");

	/** Of these a noun, or an agreement to anything at all, is no consent by itself. */
	private static final Set<String> NOT_ALONE = Set.of("CONSENT", "ACUERDO");

	private static final Set<String> NO = Set.of("NO", "N", "NOPE", "NAH");

	private static final Set<String> REFUSE = Set.of("DECLINE", "DECLINED", "DENY", "REFUSE", "REJECT", "DENIEGO",
			"NIEGO", "RECHAZAR", "RECHAZO");

	/** Turns around what is said with it. */
	private static final Set<String> NEGATION = Set.of("NOT", "DONT", "DIDNT", "DOESNT", "CANT", "CANNOT", "WONT",
			"WOULDNT", "SHOULDNT", "COULDNT", "HAVENT", "ISNT", "WASNT", "NEVER", "NEITHER", "NOR", "NOBODY", "NUNCA",
			"JAMAS", "TAMPOCO", "NI", "NADIE");

	/** With one of these a no is not sure. */
	private static final Set<String> DOUBT = Set.of("SURE", "SEGURO", "SEGURA", "MAYBE", "PERHAPS", "QUIZA", "QUIZAS",
			"TALVEZ", "WAIT", "ESPERE", "ESPERA", "LATER", "LUEGO", "MISTAKE", "OOPS", "UNLESS", "SALVO");

	/** Right after a no they make it something else: 'no problem', 'no sé'. */
	private static final Set<String> NOT_A_NO = Set.of("PROBLEM", "PROBLEMS", "PROB", "PROBLEMA", "HAY", "WORRIES",
			"DOUBT", "DUDA", "IDEA", "CLUE", "SE", "ENTIENDO", "COMPRENDO");

	/** Says nothing about the question. */
	private static final Set<String> COURTESY = Set.of("PLEASE", "PLS", "PLZ", "THANKS", "THX", "TY", "OK", "OKAY",
			"HI", "HELLO", "HEY", "DEAR", "SIR", "MADAM", "HOLA", "GRACIAS", "MUCHAS", "MUCHISIMAS", "POR", "FAVOR",
			"BUENAS", "BUENOS", "DIAS", "TARDES", "NOCHES", "GOOD", "MORNING", "AFTERNOON", "EVENING");

	private static final Set<String> THANKS = Set.of("THANKS", "THX", "TY", "OK", "OKAY", "GRACIAS", "MUCHAS",
			"MUCHISIMAS");

	/** What stands around an answer without a meaning of its own. */
	private static final Set<String> AROUND = Set.of("I", "WE", "DO", "AM", "MY", "MI", "YO", "THE", "EL", "LA", "CODE",
			"CODIGO", "IS", "ES", "ANSWER", "RESPUESTA", "WITH", "CON", "THIS", "ESTO", "LO", "AND", "ESTOY", "DE");

	/** Who begins so asks. */
	private static final Set<String> ASKING = Set.of("DO", "IS", "AM", "ES", "WITH", "CON");

	/** In Spanish also 'if it is' and 'what if'. */
	private static final Pattern IF = Pattern.compile("\\b(?:SI ES|Y SI)\\b");

	private static final List<List<String>> AGREED = List.of(List.of("I", "CONSENT"), List.of("WE", "CONSENT"),
			List.of("ESTOY", "DE", "ACUERDO"));

	/** English and Spanish: 'no, accept' is not 'no acepto'. */
	private static final Pattern REFUSAL = Pattern
		.compile("(?:DO NOT|DONT|WILL NOT|WONT) (?:ACCEPT|AGREE|APPROVE|AUTHORIZE|CONSENT)\\b"
				+ "|\\bNO (?:LO )?(?:ACEPTO|ACEPTAMOS|APRUEBO|AUTORIZO|CONSIENTO)\\b|\\bNO ESTOY DE ACUERDO\\b");

	static IncomingWord of(String text) {
		WrittenText written = WrittenText.of(text);
		boolean stop = StopWords.isIn(written);
		IncomingWord answer = answer(written);
		if (stop) {
			return (answer.kind == Kind.DECLINE) ? new IncomingWord(Kind.STOP_AND_DECLINE, answer.code)
					: new IncomingWord(Kind.STOP, null);
		}
		if (answer.kind == Kind.ACCEPT || answer.kind == Kind.DECLINE) {
			return answer;
		}
		if (StopWords.isStart(written)) {
			return new IncomingWord(Kind.START, null);
		}
		if (HelpWords.isIn(written)) {
			return new IncomingWord(Kind.HELP, null);
		}
		return answer;
	}

	private static IncomingWord answer(WrittenText written) {
		if (!written.hasOneCode()) {
			return new IncomingWord(isMeant(written) ? Kind.UNCLEAR : rest(written.words()), null);
		}
		if (isAccept(written)) {
			return new IncomingWord(Kind.ACCEPT, written.code());
		}
		return (isDecline(written) || isRefusal(written)) ? new IncomingWord(Kind.DECLINE, written.code())
				: new IncomingWord(Kind.UNCLEAR, null);
	}

	/** A yes or no without a code, or digits that are none. */
	private static boolean isMeant(WrittenText written) {
		return written.hasDigits()
				|| Stream.of(YES, AGREE, NO, REFUSE).anyMatch((answers) -> has(written.words(), answers));
	}

	private static Kind rest(List<String> words) {
		return !words.isEmpty() && THANKS.containsAll(words) ? Kind.COURTESY : Kind.OTHER;
	}

	/** A word of consent and the code, and nothing that means anything else. */
	private static boolean isAccept(WrittenText written) {
		List<String> words = written.words();
		boolean asks = written.isQuestion() || written.hasSigns() || ASKING.contains(words.getFirst())
				|| IF.matcher(written.spoken()).find();
		boolean agrees = words.stream()
			.anyMatch((word) -> YES.contains(word) || AGREE.contains(word) && !NOT_ALONE.contains(word))
				|| AGREED.stream().anyMatch(written::says);
		return agrees && !asks && IntStream.range(0, words.size()).allMatch((at) -> isOfAnAccept(words, at));
	}

	/** 'I agree to this' is one, 'the code to accept' is none. */
	private static boolean isOfAnAccept(List<String> words, int at) {
		String word = words.get(at);
		return YES.contains(word) || AGREE.contains(word) || isIdle(word) || word.equals(WrittenText.CODE)
				|| (word.equals("TO") && at > 0 && AGREE.contains(words.get(at - 1)));
	}

	/** A no beside its code; why is not asked. */
	private static boolean isDecline(WrittenText written) {
		List<String> words = written.words();
		int at = noBesideCode(words);
		return at >= 0 && !saysYes(words) && !has(words, AGREE) && !has(words, DOUBT) && !isOnlyAQuestion(written)
				&& !isTurned(words, at)
				&& isOnlyAround(words.subList(0, Math.min(at, words.indexOf(WrittenText.CODE))));
	}

	/** A Y between words is the Spanish 'and'. */
	private static boolean saysYes(List<String> words) {
		return IntStream.range(0, words.size())
			.filter((at) -> YES.contains(words.get(at)))
			.anyMatch((at) -> !words.get(at).equals("Y") || at == 0 || at == words.size() - 1
					|| words.get(at + 1).equals(WrittenText.CODE));
	}

	/** Where the no stands that has only courtesies between it and the code, or -1. */
	private static int noBesideCode(List<String> words) {
		return IntStream.range(0, words.size())
			.filter((at) -> NO.contains(words.get(at)) || REFUSE.contains(words.get(at)))
			.filter((at) -> {
				int code = nearestCode(words, at);
				return words.subList(Math.min(at, code) + 1, Math.max(at, code))
					.stream()
					.allMatch((word) -> isIdle(word) || REFUSE.contains(word));
			})
			.findFirst()
			.orElse(-1);
	}

	private static int nearestCode(List<String> words, int at) {
		int first = words.indexOf(WrittenText.CODE);
		int last = words.lastIndexOf(WrittenText.CODE);
		return (Math.abs(first - at) <= Math.abs(last - at)) ? first : last;
	}

	private static boolean isTurned(List<String> words, int at) {
		if (has(words, REFUSE)) {
			int refusal = IntStream.range(0, words.size())
				.filter((place) -> REFUSE.contains(words.get(place)))
				.findFirst()
				.orElseThrow();
			return has(words, NEGATION) || (refusal > 0 && words.get(refusal - 1).equals("NO"));
		}
		return words.stream()
			.skip(at + 1L)
			.filter((word) -> !word.equals(WrittenText.CODE))
			.findFirst()
			.filter(NOT_A_NO::contains)
			.isPresent();
	}

	private static boolean isOnlyAQuestion(WrittenText written) {
		return written.isQuestion() && written.words()
			.stream()
			.allMatch((word) -> NO.contains(word) || REFUSE.contains(word) || word.equals(WrittenText.CODE)
					|| isIdle(word));
	}

	/** 'I do not accept', with the code and nothing else. */
	private static boolean isRefusal(WrittenText written) {
		Matcher refusal = REFUSAL.matcher(written.spoken());
		return !written.isQuestion() && refusal.find()
				&& isOnlyAround(WrittenText.of(refusal.replaceFirst(" ")).words());
	}

	private static boolean isOnlyAround(List<String> words) {
		return words.stream()
			.allMatch((word) -> isIdle(word) || NO.contains(word) || word.equals(WrittenText.CODE)
					|| word.equals("STOP"));
	}

	private static boolean isIdle(String word) {
		return COURTESY.contains(word) || AROUND.contains(word);
	}

	private static boolean has(List<String> words, Set<String> any) {
		return words.stream().anyMatch(any::contains);
	}

	/** Whether a word is polite and says nothing else. */
	static boolean isCourtesy(String word) {
		return COURTESY.contains(word);
	}

	/** The code stays out of logs. */
	@Override
	public String toString() {
		return "IncomingWord[" + this.kind + "]";
	}

}
