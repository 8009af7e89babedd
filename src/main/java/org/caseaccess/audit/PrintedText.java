package org.caseaccess.audit;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.text.Bidi;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.caseaccess.audit.CertificateFonts.CertificateFont;

/**
 * A paragraph made ready for print: a font for each of its letters, right to left where
 * it is so, letters joined and marks placed as their script has it (by Java's HarfBuzz),
 * broken into lines.
 */
final class PrintedText {

	private static final Pattern LETTER = Pattern.compile("\\X");

	/** Exact widths, as a printer has them and not a screen. */
	private static final FontRenderContext ON_PAPER = new FontRenderContext(null, false, true);

	/** The width of a space, of the size of the letters; in some fonts a little less. */
	private static final double SPACE = 0.3;

	private final String text;

	private final char[] characters;

	private final float size;

	private final CertificateFont[] fonts;

	private final Bidi directions;

	private PrintedText(String text, float size, CertificateFonts fonts) {
		this.text = text;
		this.characters = text.toCharArray();
		this.size = size;
		this.fonts = fonts(text, fonts);
		this.directions = new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
	}

	/**
	 * Breaks a text into lines.
	 * @param text the text; its own line ends stay
	 * @param size of the letters, in points
	 * @param width that a line may have, in points
	 * @param fonts the fonts
	 * @return the lines, one at least
	 * @throws NotPrintableException when no font has a letter
	 */
	static List<PrintedLine> lines(String text, float size, double width, CertificateFonts fonts) {
		List<PrintedLine> lines = new ArrayList<>();
		for (String paragraph : text.strip().split("\\R", -1)) {
			String printed = paragraph.codePoints()
				.map((each) -> Character.isISOControl(each) ? ' ' : each)
				.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
				.toString();
			lines.addAll(new PrintedText(printed, size, fonts).lines(width));
		}
		return lines;
	}

	private static CertificateFont[] fonts(String text, CertificateFonts fonts) {
		CertificateFont[] found = new CertificateFont[text.length()];
		CertificateFont before = null;
		Matcher letter = LETTER.matcher(text);
		while (letter.find()) {
			before = fonts.of(letter.group(), before);
			Arrays.fill(found, letter.start(), letter.end(), before);
		}
		return found;
	}

	private List<PrintedLine> lines(double width) {
		List<PrintedLine> lines = new ArrayList<>();
		BreakIterator words = BreakIterator.getLineInstance(Locale.ENGLISH);
		words.setText(this.text);
		int start = 0;
		int word = 0;
		double taken = 0;
		for (int end = words.next(); end != BreakIterator.DONE; end = words.next()) {
			double needed = width(word, end);
			if (word > start && taken + needed > width) {
				lines.add(line(start, word));
				start = word;
				taken = 0;
			}
			// a word that is longer than a line
			while (needed > width && longest(start, end, width) < end) {
				int part = longest(start, end, width);
				lines.add(line(start, part));
				start = part;
				needed = width(start, end);
			}
			taken += needed + spaces(word, end);
			word = end;
		}
		lines.add(line(start, this.text.length()));
		return lines;
	}

	/** What stands behind a word and takes no place at the end of a line. */
	private double spaces(int start, int end) {
		String word = this.text.substring(start, end);
		int count = word.length() - word.stripTrailing().length();
		return (count != 0) ? count * SPACE * this.size : 0;
	}

	/** The end of as many letters as fit, but of one at least. */
	private int longest(int start, int end, double width) {
		Matcher letter = LETTER.matcher(this.text).region(start, end);
		int fits = start;
		while (letter.find() && (fits == start || width(start, letter.end()) <= width)) {
			fits = letter.end();
		}
		return fits;
	}

	private double width(int start, int end) {
		return line(start, end).width();
	}

	private PrintedLine line(int start, int end) {
		String shown = this.text.substring(start, end).stripTrailing();
		List<PrintedLine.Part> parts = new ArrayList<>();
		int last = start + shown.length();
		if (last > start) {
			Bidi line = this.directions.createLineBidi(start, last);
			for (int run : order(line)) {
				parts.addAll(parts(start + line.getRunStart(run), start + line.getRunLimit(run),
						line.getRunLevel(run) % 2 != 0));
			}
		}
		return new PrintedLine(shown, this.size, parts);
	}

	/** The runs of one direction, from left to right. */
	private static int[] order(Bidi line) {
		byte[] levels = new byte[line.getRunCount()];
		Integer[] runs = new Integer[levels.length];
		for (int run = 0; run < levels.length; run++) {
			levels[run] = (byte) line.getRunLevel(run);
			runs[run] = run;
		}
		Bidi.reorderVisually(levels, 0, runs, 0, runs.length);
		return Arrays.stream(runs).mapToInt(Integer::intValue).toArray();
	}

	private List<PrintedLine.Part> parts(int start, int end, boolean rightToLeft) {
		List<PrintedLine.Part> parts = new ArrayList<>();
		int first = start;
		while (first < end) {
			int next = first + 1;
			while (next < end && this.fonts[next] == this.fonts[first]) {
				next++;
			}
			PrintedLine.Part part = new PrintedLine.Part(this.fonts[first], shaped(first, next, rightToLeft));
			parts.add(rightToLeft ? 0 : parts.size(), part);
			first = next;
		}
		return parts;
	}

	private GlyphVector shaped(int start, int end, boolean rightToLeft) {
		GlyphVector glyphs = this.fonts[start].shaping(this.size)
			.layoutGlyphVector(ON_PAPER, this.characters, start, end,
					rightToLeft ? Font.LAYOUT_RIGHT_TO_LEFT : Font.LAYOUT_LEFT_TO_RIGHT);
		for (int glyph = 0; glyph < glyphs.getNumGlyphs(); glyph++) {
			int letter = this.text.codePointAt(start + glyphs.getGlyphCharIndex(glyph));
			if (glyphs.getGlyphCode(glyph) == 0 && !CertificateFonts.isShapeless(letter)) {
				throw new NotPrintableException(Character.toString(letter));
			}
		}
		return glyphs;
	}

}
