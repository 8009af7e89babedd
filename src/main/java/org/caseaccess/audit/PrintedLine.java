package org.caseaccess.audit;

import java.awt.font.GlyphVector;
import java.util.List;

import org.caseaccess.audit.CertificateFonts.CertificateFont;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfObject;
import org.openpdf.text.pdf.PdfString;

/**
 * A line as it is printed: its letters shaped, and in the order in which they stand on
 * paper.
 *
 * @param text what a reader or a program that copies it takes it for
 * @param parts from left to right, each in one font
 */
record PrintedLine(String text, float size, List<Part> parts) {

	/** In points: where the next letter's place hardly differs, letters go together. */
	private static final double TOGETHER = 0.02;

	/** Up to here a program that copies the text reads it off the letters. */
	private static final int LATIN = 0x250;

	/** What the shaping leaves without a glyph. */
	private static final int NO_GLYPH = 0xFFFE;

	/**
	 * A few letters in one font and one direction.
	 */
	record Part(CertificateFont font, GlyphVector glyphs) {

		double width() {
			return this.glyphs.getGlyphPosition(this.glyphs.getNumGlyphs()).getX();
		}

	}

	double width() {
		return this.parts.stream().mapToDouble(Part::width).sum();
	}

	/** Prints the line; {@code y} is what its letters stand on. */
	void print(PdfContentByte page, double x, double y) {
		boolean named = this.text.codePoints()
			.anyMatch((letter) -> letter >= LATIN && Character.isUnicodeIdentifierPart(letter));
		if (named) {
			PdfDictionary meaning = new PdfDictionary();
			meaning.put(PdfName.ACTUALTEXT, new PdfString(this.text, PdfObject.TEXT_UNICODE));
			page.beginMarkedContentSequence(PdfName.SPAN, meaning, true);
		}
		page.beginText();
		double at = x;
		for (Part part : this.parts) {
			page.setFontAndSize(part.font().printed(), this.size);
			print(page, part.glyphs(), at, y);
			at += part.width();
		}
		page.endText();
		if (named) {
			page.endMarkedContentSequence();
		}
	}

	private static void print(PdfContentByte page, GlyphVector glyphs, double x, double y) {
		int count = glyphs.getNumGlyphs();
		float[] places = glyphs.getGlyphPositions(0, count + 1, null);
		int first = 0;
		while (first < count) {
			int next = first + 1;
			if (isShown(glyphs, first)) {
				while (next < count && follows(glyphs, places, next)) {
					next++;
				}
				page.setTextMatrix((float) (x + places[2 * first]), (float) (y - places[2 * first + 1]));
				page.showText(glyphs, first, next);
			}
			first = next;
		}
	}

	/** What has no shape of its own has no glyph, or the first, which is no letter's. */
	private static boolean isShown(GlyphVector glyphs, int glyph) {
		int code = glyphs.getGlyphCode(glyph);
		return code > 0 && code < NO_GLYPH;
	}

	/** Whether a glyph stands where the one before ends. */
	private static boolean follows(GlyphVector glyphs, float[] places, int glyph) {
		double end = places[2 * (glyph - 1)] + glyphs.getGlyphMetrics(glyph - 1).getAdvanceX();
		return isShown(glyphs, glyph) && Math.abs(places[2 * glyph] - end) < TOGETHER
				&& places[2 * glyph + 1] == places[2 * (glyph - 1) + 1];
	}

}
