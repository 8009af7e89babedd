package org.caseaccess.notification;

import java.util.List;
import java.util.Set;

/**
 * A wish for help, alone or with the small words around it. A long text that names help
 * may be a machine's.
 */
final class HelpWords {

	private static final Set<String> ENGLISH = Set.of("HELP", "INFO", "INFORMATION");

	private static final Set<String> SPANISH = Set.of("AYUDA", "AYUDAME", "AYUDEME", "AYUDENME", "INFORMACION");

	private static final Set<String> BESIDE = Set.of("I", "NEED", "ME", "MORE", "WITH", "THIS", "NECESITO", "MAS", "UN",
			"POCO", "DE", "CON", "ESTO", "CAN", "YOU", "QUIERO", "WANT", "SOME", "US", "PUEDE", "PUEDEN", "DAR",
			"DARME", WrittenText.CODE);

	/** Who writes one of these reads Spanish. */
	private static final Set<String> TELLING = Set.of("AYUDA", "AYUDAME", "AYUDEME", "AYUDENME", "INFORMACION", "ALTO",
			"BASTA", "BAJA", "CANCELAR", "PARAR", "PAREN", "TERMINAR", "QUITENME", "MENSAJES", "ESCRIBAN", "HOLA",
			"GRACIAS", "QUIERO");

	private HelpWords() {
	}

	static boolean isIn(WrittenText written) {
		List<String> words = written.words();
		return words.stream().anyMatch(HelpWords::asks) && words.stream()
			.allMatch((word) -> asks(word) || BESIDE.contains(word) || IncomingWord.isCourtesy(word));
	}

	private static boolean asks(String word) {
		return ENGLISH.contains(word) || SPANISH.contains(word);
	}

	/** Whether the words tell that Spanish is read. */
	static boolean isSpanish(String text) {
		return WrittenText.of(text).words().stream().anyMatch(TELLING::contains);
	}

}
