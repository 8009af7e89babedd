package org.caseaccess.audit;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import javax.imageio.ImageIO;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpdf.text.Document;
import org.openpdf.text.PageSize;
import org.openpdf.text.pdf.PdfWriter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Every name is readable on a certificate, right to left where it is so (R18). A picture
 * of each script is in {@code target/certificates}.
 */
class CertificateScriptsTests {

	private static final Path PICTURES = Path.of("target", "certificates");

	private static final CertificateFonts FONTS = new CertificateFonts();

	@ParameterizedTest
	@CsvSource({ "latin, Zoë Núñez-Đặng Þórarins Kaʻiulani", "latin-marks, J\u0301oa\u0303o Cu\u0323\u0306 S\u030Ca",
			"vietnamese, Nguyễn Thị Ánh Tuyết", "greek, Ελευθέριος Παπαδόπουλος", "polytonic, Ἀλέξανδρος Ὁμήρου",
			"cyrillic, Наталья Щербакова Їжакевич", "armenian, Հովհաննես Թումանյան", "georgian, ნინო ჩხეიძე",
			"hebrew, שרה בן־דוד", "hebrew-points, מֹשֶׁה", "arabic, محمد عبد الرحمن", "arabic-marks, مُحَمَّدٌ",
			"persian, پرویز گلچین‌زاده", "urdu, فاطمہ ظہیرؔ", "syriac, ܡܪܝܡ", "thaana, މުހައްމަދު", "nko, ߛߎߟߍߡߊ߬ߣߌ߫",
			"adlam, 𞤀𞤤𞤫𞤪𞤭", "devanagari, श्रीकृष्ण विश्वनाथन", "bengali, রবীন্দ্রনাথ ঠাকুর",
			"gurmukhi, ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ", "gujarati, નરેન્દ્ર ત્રિવેદી", "oriya, ସୁଭାଷ ଚନ୍ଦ୍ର",
			"tamil, ஶ்ரீநிவாஸ் கொங்கணி", "telugu, శ్రీనివాస్ క్షేత్రయ్య", "kannada, ಕೃಷ್ಣಮೂರ್ತಿ",
			"malayalam, ലക്ഷ്മി കൃഷ്ണൻ", "sinhala, ශ්‍රී ලංකා", "thai, สมชาย น้ำเพ็ชร์", "lao, ສົມສັກ ກຳນົດ",
			"khmer, ស្រីពៅ ខ្មែរ", "myanmar, အောင်ဆန်းစုကြည်", "tibetan, བསྟན་འཛིན་རྒྱ་མཚོ", "ethiopic, ኃይለ ሥላሴ",
			"cherokee, ᏍᏏᏉᏯ", "canadian, ᐃᓄᒃᑎᑐᑦ", "mongolian, ᠲᠡᠮᠦᠵᠢᠨ", "javanese, ꦲꦩꦼꦁꦏꦸꦧꦸꦮꦤ", "tifinagh, ⵉⴷⵉⵔ",
			"chinese-simple, 王小明 欧阳娜娜", "chinese-full, 陳龍 歐陽鋒", "chinese-rare, 喆堃𠮷㐂䶮", "japanese, 山田 はなこ タロウ 﨑",
			"korean, 김민수 뷁 쓩", "bopomofo, ㄅㄆㄇ", "digits, ١٢٣ १२३ ๑๒๓ 123 Ⅷ ½", "mixed, Ali محمد 王小明 Smith (שרה) 42" })
	void everyNameIsReadable(String script, String name) throws IOException {
		byte[] file = certificate(name);
		Drawn drawn = drawn(file);
		assertThat(drawn.text()).as("as a program reads it").contains(name);
		assertThat(drawn.missing()).as("letters without a shape").isEmpty();
		picture(file, script);
	}

	@ParameterizedTest
	@ValueSource(strings = { "محمد عبد الرحمن", "שרה בן דוד" })
	void whatIsWrittenFromTheRightStandsSo(String name) throws IOException {
		Drawn drawn = drawn(certificate(name));
		String fromLeft = drawn.letters().stream().map(TextPosition::getUnicode).collect(Collectors.joining());
		String reversed = new StringBuilder(name).reverse().toString();
		// the first letter of the name is the rightmost; what is joined has shapes of its
		// own
		assertThat(Normalizer.normalize(fromLeft, Normalizer.Form.NFKC).replaceAll("\\s", ""))
			.isEqualTo(reversed.replaceAll("\\s", ""));
	}

	@Test
	void aLongNameIsBrokenIntoLinesAndWhole() throws IOException {
		for (String letter : List.of("W", "王", "م", "श्री")) {
			String name = letter.repeat(200 / letter.length());
			byte[] file = certificate(name);
			assertThat(drawn(file).text().replaceAll("\\s", "")).contains(name);
			picture(file, "long-" + Character.getName(letter.codePointAt(0)).toLowerCase().replace(' ', '-'));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "𐌰𐍄𐍄𐌰", "Ana 🧑‍🚀", "\uD83D", "\uE000", "\u0378" })
	void aNameThatNoFontHasStopsTheCertificateAndNamesTheCharacter(String name) {
		int strange = name.codePoints().filter((each) -> each > 0x2FF).findFirst().orElseThrow();
		assertThatExceptionOfType(NotPrintableException.class).isThrownBy(() -> certificate(name))
			.satisfies((refusal) -> assertThat(refusal.codes()).contains("U+%04X".formatted(strange)));
	}

	@Test
	void invisibleCharactersDoNotStopIt() throws IOException {
		Drawn drawn = drawn(certificate("A\u200Bnn\u2060a \u202Eזהב\u202C\uFE0F \u00ADOk\t!"));
		assertThat(drawn.missing()).isEmpty();
	}

	private static byte[] certificate(String name) {
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		CertificatePages pages = new CertificatePages(new PrintedLines(FONTS)).fact("Authorized representative", name);
		try (Document document = new Document(PageSize.LETTER)) {
			PdfWriter writer = PdfWriter.getInstance(document, file);
			document.open();
			pages.print(document, writer, "Record 1 of the ledger");
		}
		return file.toByteArray();
	}

	private static Drawn drawn(byte[] file) throws IOException {
		try (PDDocument document = Loader.loadPDF(file)) {
			PDPage page = document.getPage(0);
			PDFMarkedContentExtractor names = new PDFMarkedContentExtractor();
			names.processPage(page);
			List<TextPosition> letters = new ArrayList<>();
			StringBuilder text = new StringBuilder();
			for (PDMarkedContent name : names.getMarkedContents()) {
				assertThat(name.getTag()).isEqualTo("Span");
				text.append(name.getActualText()).append(' ');
				name.getContents().forEach((content) -> letters.add((TextPosition) content));
			}
			Letters all = new Letters();
			text.append(all.getText(document));
			return new Drawn(text.toString(), letters, missing(page, all.found));
		}
	}

	/** Glyph 0 is what a font shows for a letter that it does not have. */
	private static List<String> missing(PDPage page, List<TextPosition> letters) throws IOException {
		List<String> missing = new ArrayList<>();
		for (COSName name : page.getResources().getFontNames()) {
			PDFont font = page.getResources().getFont(name);
			assertThat(font.isEmbedded()).isTrue();
		}
		for (TextPosition letter : letters) {
			PDType0Font font = (PDType0Font) letter.getFont();
			for (int code : letter.getCharacterCodes()) {
				if (font.codeToGID(code) == 0 || !font.hasGlyph(code)) {
					missing.add(font.getName() + " " + code);
				}
			}
		}
		return missing;
	}

	private static void picture(byte[] file, String script) throws IOException {
		Files.createDirectories(PICTURES);
		try (PDDocument document = Loader.loadPDF(file)) {
			BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 144);
			BufferedImage head = page.getSubimage(60, 80, page.getWidth() - 120, 170);
			ImageIO.write(head, "png", PICTURES.resolve(script + ".png").toFile());
		}
	}

	/** All letters of a file, of whatever script. */
	private static final class Letters extends PDFTextStripper {

		private final List<TextPosition> found = new ArrayList<>();

		@Override
		protected void processTextPosition(TextPosition letter) {
			this.found.add(letter);
			super.processTextPosition(letter);
		}

	}

	/** What is on a page; the letters are those of names in other than Latin letters. */
	private record Drawn(String text, List<TextPosition> letters, List<String> missing) {
	}

}
