package org.caseaccess.audit;

import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfWriter;

import org.springframework.stereotype.Component;

/** A certificate per record of the ledger, each on a page of its own, for print. */
@Component
class ConsentCertificate {

	private static final float MARGIN = 54;

	private static final float[] COLUMNS = { 1, 2.6f };

	private static final Color LINE = new Color(0xd3dae1);

	private final LedgerEntries ledger;

	private final Clock clock;

	private final BaseFont letters = letters();

	ConsentCertificate(LedgerEntries ledger, Clock clock) {
		this.ledger = ledger;
		this.clock = clock;
	}

	void write(EntrySource entries, OutputStream output) {
		try (Document document = new Document(PageSize.LETTER, MARGIN, MARGIN, MARGIN, MARGIN)) {
			PdfWriter.getInstance(document, output);
			document.addTitle("Consent certificates");
			document.addCreator("Case Access");
			document.setDocumentLanguage("en-US");
			document.open();
			AtomicBoolean empty = new AtomicBoolean(true);
			entries.forEach((entry) -> {
				empty.set(false);
				document.newPage();
				write(document, entry);
			});
			if (empty.get()) {
				document.add(new Paragraph("There is no consent on record.", font(11, Font.NORMAL)));
			}
		}
	}

	private void write(Document document, LedgerEntry entry) {
		document.add(new Paragraph("Consent certificate", font(20, Font.BOLD)));
		Paragraph subtitle = new Paragraph(
				"%s – record %s of the ledger".formatted(entry.label(), entry.sequenceNumber()), font(11, Font.NORMAL));
		subtitle.setSpacingAfter(14);
		document.add(subtitle);
		PdfPTable facts = new PdfPTable(COLUMNS);
		facts.setWidthPercentage(100);
		people(facts, entry);
		how(facts, entry);
		what(facts, entry);
		course(facts, entry.course());
		proof(facts, entry);
		document.add(facts);
		if (entry.isGiven() && !entry.isVerbal()) {
			text(document, entry);
		}
		Paragraph issued = new Paragraph(
				"Issued by Case Access on %s. The record is part of a ledger that is only ever added to (45 CFR 155.220(j))."
					.formatted(Instant.now(this.clock).truncatedTo(ChronoUnit.SECONDS)),
				font(9, Font.NORMAL));
		issued.setSpacingBefore(12);
		document.add(issued);
	}

	private void people(PdfPTable facts, LedgerEntry entry) {
		fact(facts, "Client", entry.clientName());
		fact(facts, "Case Number", entry.caseNumber());
		fact(facts, "Authorised representative", entry.representativeName());
		fact(facts, "Authority", entry.representativeAuthority());
		fact(facts, "Agent", entry.agentName());
		fact(facts, "National Producer Number", entry.agentNpn());
		fact(facts, "Agency", entry.agencyName());
	}

	private void how(PdfPTable facts, LedgerEntry entry) {
		fact(facts, "Date and time (UTC)", entry.recordedAt());
		fact(facts, "Method", Words.of(entry.method()));
		fact(facts, "Ended by", Words.of(entry.endedBy()));
		fact(facts, "Refers to consent", entry.givenRecordId());
		if (entry.endedAt() != null) {
			fact(facts, "Ended (UTC)", entry.endedAt() + ", " + Words.of(entry.endKind().name()));
		}
		fact(facts, "Why verbal", Words.of(entry.verbalReason()));
		fact(facts, "Contact", Words.of(entry.contactMode()));
		fact(facts, "Identity checked by", Words.of(entry.identityCheck()));
		entry.acknowledged().forEach((given) -> fact(facts, "Acknowledged: " + given.name(), given.timed()));
	}

	private void what(PdfPTable facts, LedgerEntry entry) {
		fact(facts, "Scope", entry.scope());
		fact(facts, "Purpose", entry.purpose());
		fact(facts, "Duration", entry.duration());
		fact(facts, "How to end it", entry.rescission());
	}

	/** What led to the record and what followed, in UTC. */
	private void course(PdfPTable facts, LedgerEntry.Course course) {
		fact(facts, "Search", course.searchedAt());
		fact(facts, "Notice requested", course.requestedAt());
		fact(facts, "Notice sent", course.sentAt());
		fact(facts, "Link or question opened", course.openedAt());
		fact(facts, "Answered", course.answeredAt());
		fact(facts, "Agent associated", course.associatedAt());
		fact(facts, "Client notified", course.notifiedAt());
	}

	private void proof(PdfPTable facts, LedgerEntry entry) {
		if (entry.textSha256() != null) {
			fact(facts, "Text", "version %s, language %s".formatted(entry.textVersion(), entry.textLanguage()));
			fact(facts, "SHA-256 of the text", entry.textSha256());
		}
		fact(facts, "Record", entry.id());
		fact(facts, "Hash of the record", entry.recordHash());
		fact(facts, "Hash of the record before", entry.previousHash());
		fact(facts, "Kept until at least", entry.retainUntil());
	}

	private void text(Document document, LedgerEntry entry) {
		Paragraph heading = new Paragraph("The exact text that the client read", font(12, Font.BOLD));
		heading.setSpacingBefore(14);
		document.add(heading);
		Paragraph shown = new Paragraph(this.ledger.text(entry).orElse("not kept"), font(9, Font.NORMAL));
		shown.setLeading(12);
		document.add(shown);
	}

	private void fact(PdfPTable facts, String name, Object value) {
		if (value == null || value.toString().isEmpty()) {
			return;
		}
		facts.addCell(cell(name, Font.NORMAL));
		facts.addCell(cell(value.toString(), Font.BOLD));
	}

	private PdfPCell cell(String text, int style) {
		PdfPCell cell = new PdfPCell(new Phrase(text, font(9, style)));
		cell.setBorder(Rectangle.BOTTOM);
		cell.setBorderColor(LINE);
		cell.setPadding(4);
		cell.setVerticalAlignment(Element.ALIGN_TOP);
		return cell;
	}

	private Font font(float size, int style) {
		return new Font(this.letters, size, style);
	}

	/** OpenPDF brings this font: names are not only in Latin letters. */
	private static BaseFont letters() {
		try {
			return BaseFont.createFont("font-fallback/LiberationSans-Regular.ttf", BaseFont.IDENTITY_H,
					BaseFont.EMBEDDED);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("the font of the certificates cannot be read", ex);
		}
	}

}
