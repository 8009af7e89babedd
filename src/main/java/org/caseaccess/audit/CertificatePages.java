package org.caseaccess.audit;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;

import org.openpdf.text.Document;
import org.openpdf.text.PageSize;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfWriter;

/**
 * The pages of one certificate: headings, facts with their names, and texts, one below
 * the other. All is made ready before anything is printed, so that each page says which
 * of how many it is, and a text that cannot be printed leaves no half certificate.
 */
final class CertificatePages {

	private static final float MARGIN = 54;

	private static final float WIDTH = PageSize.LETTER.getWidth() - 2 * MARGIN;

	private static final float TOP = PageSize.LETTER.getHeight() - MARGIN;

	/** Below is the number of the page. */
	private static final float BOTTOM = MARGIN + 14;

	private static final float NAMES = 150;

	private static final float SIZE = 9;

	private static final float LEADING = 12.5f;

	private static final float PADDING = 3.5f;

	private static final Color LINE = new Color(0xd3dae1);

	private static final Color QUIET = new Color(0x4a5560);

	private final PrintedLines lines;

	private final List<Row> rows = new ArrayList<>();

	CertificatePages(PrintedLines lines) {
		this.lines = lines;
	}

	/** What is not broken between two pages. */
	private record Row(List<Printed> lines, float above, float height, boolean ruled) {
	}

	private record Printed(PrintedLine line, float x, float down, Color color, boolean bold) {
	}

	CertificatePages title(String text) {
		return row(text, 20, 0, true);
	}

	CertificatePages heading(String text) {
		return row(text, 12, 12, true);
	}

	private CertificatePages row(String text, float size, float above, boolean bold) {
		List<Printed> printed = new ArrayList<>();
		float down = 0;
		for (PrintedLine line : this.lines.of(text, size, WIDTH)) {
			down += size * 1.25f;
			printed.add(new Printed(line, 0, down, Color.BLACK, bold));
		}
		this.rows.add(new Row(printed, above, down + PADDING, false));
		return this;
	}

	/** Nothing for a fact that is not known. */
	CertificatePages fact(String name, Object value) {
		if (value == null || value.toString().isBlank()) {
			return this;
		}
		List<PrintedLine> names = this.lines.of(name, SIZE, NAMES - 8);
		List<PrintedLine> values = this.lines.of(value.toString(), SIZE, WIDTH - NAMES);
		List<Printed> printed = new ArrayList<>();
		add(printed, names, 0, QUIET);
		add(printed, values, NAMES, Color.BLACK);
		float height = Math.max(names.size(), values.size()) * LEADING + 2 * PADDING;
		this.rows.add(new Row(printed, 0, height, true));
		return this;
	}

	private static void add(List<Printed> printed, List<PrintedLine> lines, float x, Color color) {
		float down = PADDING + SIZE;
		for (PrintedLine line : lines) {
			printed.add(new Printed(line, x, down, color, false));
			down += LEADING;
		}
	}

	/** A text of any length, broken between pages where need be. */
	CertificatePages text(String text) {
		for (PrintedLine line : this.lines.of(text, SIZE, WIDTH)) {
			this.rows.add(new Row(List.of(new Printed(line, 0, SIZE, Color.BLACK, false)), 0, LEADING, false));
		}
		return this;
	}

	/** Prints all, each page with the name and its number. */
	void print(Document document, PdfWriter writer, String name) {
		List<List<Row>> pages = pages();
		for (int number = 1; number <= pages.size(); number++) {
			document.newPage();
			PdfContentByte page = writer.getDirectContent();
			float y = TOP;
			for (Row row : pages.get(number - 1)) {
				y -= (y < TOP) ? row.above : 0;
				print(page, row, y);
				y -= row.height;
			}
			String foot = "%s – page %d of %d".formatted(name, number, pages.size());
			PrintedLine line = this.lines.of(foot, 8, WIDTH).getFirst();
			print(page, new Printed(line, 0, 0, QUIET, false), MARGIN);
			// a page that has only what is printed directly is not taken for an empty one
			writer.setPageEmpty(false);
		}
	}

	private List<List<Row>> pages() {
		List<List<Row>> pages = new ArrayList<>();
		float left = 0;
		for (Row row : this.rows) {
			if (pages.isEmpty() || row.above + row.height > left) {
				pages.add(new ArrayList<>());
				left = TOP - BOTTOM;
			}
			pages.getLast().add(row);
			left -= row.above + row.height;
		}
		return pages;
	}

	private static void print(PdfContentByte page, Row row, float y) {
		row.lines.forEach((line) -> print(page, line, y));
		if (row.ruled) {
			page.saveState();
			page.setColorStroke(LINE);
			page.setLineWidth(0.5f);
			page.moveTo(MARGIN, y - row.height);
			page.lineTo(MARGIN + WIDTH, y - row.height);
			page.stroke();
			page.restoreState();
		}
	}

	private static void print(PdfContentByte page, Printed printed, float y) {
		page.saveState();
		page.setColorFill(printed.color);
		if (printed.bold) {
			page.setColorStroke(printed.color);
			page.setLineWidth(printed.line.size() / 30);
			page.setTextRenderingMode(PdfContentByte.TEXT_RENDER_MODE_FILL_STROKE);
		}
		printed.line.print(page, MARGIN + printed.x, y - printed.down);
		page.restoreState();
	}

}
