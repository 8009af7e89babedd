package org.caseaccess.audit;

import java.awt.FontFormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.openpdf.text.pdf.BaseFont;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The fonts that certificates are printed with, from {@code fonts/}: the letters of all
 * scripts in which people write their names. A font is read when a letter of it is needed
 * first.
 */
@Component
class CertificateFonts {

	private static final int HEX = 16;

	/** The letters of each font; the first that has a letter is taken. */
	private final Map<String, BitSet> coverage = coverage();

	private final Map<String, CertificateFont> loaded = new ConcurrentHashMap<>();

	/**
	 * Finds a font for what a reader takes for one letter, marks included.
	 * @param letter the letter
	 * @param before the font of the letter before, which is taken for what belongs to the
	 * words around it; null at the beginning
	 * @return the font
	 * @throws NotPrintableException when no font has it
	 */
	CertificateFont of(String letter, CertificateFont before) {
		int[] shapes = letter.codePoints().filter((each) -> !isShapeless(each)).toArray();
		if (before != null && has(before.file(), shapes) && Arrays.stream(shapes).noneMatch(Character::isLetter)) {
			return before;
		}
		return this.coverage.keySet()
			.stream()
			.filter((file) -> has(file, shapes))
			.findFirst()
			.map(this::font)
			.orElseThrow(() -> new NotPrintableException(letter));
	}

	private boolean has(String file, int[] shapes) {
		return Arrays.stream(shapes).allMatch(this.coverage.get(file)::get);
	}

	/**
	 * Whether a character has no shape of its own: joiners, marks of direction, variation
	 * selectors.
	 */
	static boolean isShapeless(int codePoint) {
		return Character.getType(codePoint) == Character.FORMAT || codePoint == 0x34F
				|| codePoint >= 0x180B && codePoint <= 0x180F || codePoint >= 0xFE00 && codePoint <= 0xFE0F
				|| codePoint >= 0xE0100 && codePoint <= 0xE01EF;
	}

	private CertificateFont font(String file) {
		return this.loaded.computeIfAbsent(file, CertificateFonts::load);
	}

	private static CertificateFont load(String file) {
		try {
			byte[] bytes = new ClassPathResource("fonts/" + file).getContentAsByteArray();
			return new CertificateFont(file,
					BaseFont.createFont(file, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, bytes, null),
					new ConcurrentHashMap<>(Map.of(1f,
							java.awt.Font.createFont(java.awt.Font.TRUETYPE_FONT, new ByteArrayInputStream(bytes)))));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("the font %s of the certificates cannot be read".formatted(file), ex);
		}
		catch (FontFormatException ex) {
			throw new IllegalStateException("the font %s of the certificates is broken".formatted(file), ex);
		}
	}

	private static Map<String, BitSet> coverage() {
		try {
			Map<String, BitSet> coverage = new LinkedHashMap<>();
			new ClassPathResource("fonts/coverage.txt").getContentAsString(StandardCharsets.US_ASCII)
				.lines()
				.map((line) -> line.split(" "))
				.forEach((font) -> coverage.put(font[0], letters(font[1])));
			return coverage;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("the list of the certificates' fonts cannot be read", ex);
		}
	}

	private static BitSet letters(String ranges) {
		BitSet letters = new BitSet();
		for (String range : ranges.split(",")) {
			String[] ends = range.split("-");
			letters.set(Integer.parseInt(ends[0], HEX), Integer.parseInt(ends[1], HEX) + 1);
		}
		return letters;
	}

	/**
	 * One font, for the printed file and for the shaping of its letters.
	 */
	record CertificateFont(String file, BaseFont printed, Map<Float, java.awt.Font> sizes) {

		java.awt.Font shaping(float size) {
			return this.sizes.computeIfAbsent(size, (points) -> this.sizes.get(1f).deriveFont(points));
		}

	}

}
