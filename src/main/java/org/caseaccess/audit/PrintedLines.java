package org.caseaccess.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The lines of one file. Its certificates have most of their texts in common, and each is
 * shaped once.
 */
final class PrintedLines {

	private static final int KEPT = 1_000;

	private final CertificateFonts fonts;

	private final Map<Text, List<PrintedLine>> lines = new LinkedHashMap<>(16, 0.75f, true) {
		@Override
		protected boolean removeEldestEntry(Map.Entry<Text, List<PrintedLine>> eldest) {
			return size() > KEPT;
		}
	};

	PrintedLines(CertificateFonts fonts) {
		this.fonts = fonts;
	}

	/**
	 * Breaks a text into lines.
	 * @param text the text; its own line ends stay
	 * @param size of the letters, in points
	 * @param width that a line may have, in points
	 * @return the lines, one at least
	 * @throws NotPrintableException when no font has a letter
	 */
	List<PrintedLine> of(String text, float size, double width) {
		Text asked = new Text(text, size, width);
		List<PrintedLine> known = this.lines.get(asked);
		if (known == null) {
			known = PrintedText.lines(text, size, width, this.fonts);
			this.lines.put(asked, known);
		}
		return known;
	}

	private record Text(String text, float size, double width) {
	}

}
