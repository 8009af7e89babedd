package org.caseaccess.audit;

import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.openpdf.text.Document;
import org.openpdf.text.PageSize;
import org.openpdf.text.pdf.PdfWriter;
import org.caseaccess.installation.InstallationFacts;

import org.springframework.stereotype.Component;

/**
 * A certificate per record of the ledger, each on pages of its own, for print. It says no
 * more than the record and the tables of the domain do (R18).
 */
@Component
class ConsentCertificate {

	/** What is known of an opened link, and no more. */
	private static final String OPENED = " (by the client, or by a program that looks for harmful links)";

	private final LedgerEntries ledger;

	private final CertificateFonts fonts;

	private final InstallationFacts facts;

	private final Clock clock;

	ConsentCertificate(LedgerEntries ledger, CertificateFonts fonts, InstallationFacts facts, Clock clock) {
		this.ledger = ledger;
		this.fonts = fonts;
		this.facts = facts;
		this.clock = clock;
	}

	/**
	 * Writes the certificates.
	 * @param entries of which records
	 * @param output where to
	 * @throws NotPrintableException when a record has a letter that no font has
	 */
	void write(EntrySource entries, OutputStream output) {
		try (Document document = new Document(PageSize.LETTER)) {
			PdfWriter writer = PdfWriter.getInstance(document, output);
			document.addTitle("Consent certificates");
			document.addCreator("Case Access");
			document.setDocumentLanguage("en-US");
			document.open();
			PrintedLines lines = new PrintedLines(this.fonts);
			AtomicBoolean empty = new AtomicBoolean(true);
			entries.forEach((entry) -> {
				empty.set(false);
				pages(entry, lines).print(document, writer,
						"Record %s of the ledger".formatted(entry.sequenceNumber()));
			});
			if (empty.get()) {
				new CertificatePages(lines).text("There is no consent on record.")
					.print(document, writer, "Consent certificates");
			}
		}
	}

	private CertificatePages pages(LedgerEntry entry, PrintedLines lines) {
		try {
			CertificatePages pages = new CertificatePages(lines).title("Consent certificate")
				.text(this.facts.exchange("en"))
				.text("%s – record %s of the ledger".formatted(entry.label(), entry.sequenceNumber()))
				.text("");
			people(pages, entry);
			how(pages, entry);
			what(pages, entry);
			course(pages, entry);
			proof(pages, entry);
			message(pages, entry.answer());
			text(pages, entry);
			return pages.text("")
				.text("Issued for %s (%s) with Case Access on %s. All times are in UTC. The record is part of a ledger that is only ever added to (45 CFR 155.220(j))."
					.formatted(this.facts.exchange("en"), this.facts.contact("en"),
							Instant.now(this.clock).truncatedTo(ChronoUnit.SECONDS)));
		}
		catch (NotPrintableException ex) {
			throw ex.in(entry);
		}
	}

	private static void people(CertificatePages pages, LedgerEntry entry) {
		pages.fact("Client", entry.clientName())
			.fact("Case Number", entry.caseNumber())
			.fact("Authorized representative", entry.representativeName())
			.fact("Authority, as the agent recorded it", entry.representativeAuthority())
			.fact("Agent", entry.agentName())
			.fact("National Producer Number", entry.agentNpn())
			.fact("Agency", entry.agencyName());
	}

	private static void how(CertificatePages pages, LedgerEntry entry) {
		pages.fact("Date and time", entry.recordedAt())
			.fact("Method", entry.way())
			.fact(entry.isGiven() ? "Given by" : "Ended by", entry.actor())
			.fact("Refers to consent", entry.givenRecordId());
		if (entry.isGiven()) {
			pages.fact("Status when this was issued", entry.status());
		}
		if (entry.isEnded()) {
			pages.fact("Ended", entry.end().at() + ", " + entry.end().inWords());
		}
		pages.fact("Why verbal", Words.of(entry.verbalReason()))
			.fact("Contact, as the agent recorded it", Words.of(entry.contactMode()))
			.fact("Identity checked by, as the agent recorded it", Words.of(entry.identityCheck()));
		entry.acknowledged().forEach((given) -> pages.fact("Acknowledged: " + given.name(), given.timed()));
	}

	private static void what(CertificatePages pages, LedgerEntry entry) {
		pages.fact("Scope", entry.scope())
			.fact("Purpose", entry.purpose())
			.fact("Duration", entry.duration())
			.fact("How to end it", entry.rescission());
	}

	/** What led to the record and what followed. */
	private static void course(CertificatePages pages, LedgerEntry entry) {
		LedgerEntry.Course course = entry.course();
		pages.fact("Search by the agent", course.searchedAt())
			.fact("Notice requested by the agent", course.requestedAt())
			.fact("Notice taken by its channel", course.sentAt())
			.fact("Notice delivered, as the channel tells", course.deliveredAt());
		if (course.openedAt() != null) {
			boolean portal = "RESIDENT_PORTAL".equals(course.openedThrough());
			pages.fact(portal ? "Question opened in the resident portal" : "Link opened first",
					course.openedAt() + (portal ? "" : OPENED));
		}
		else if (course.requestedAt() != null) {
			pages.fact("Link or question opened", "not on record");
		}
		if (entry.answer() != null) {
			pages.fact("Answered through", entry.answer().throughInWords());
		}
		pages.fact("Answered", course.answeredAt())
			.fact("Agent associated", course.associatedAt())
			.fact("Notice of the access taken by its channel", course.toldAt());
	}

	private static void proof(CertificatePages pages, LedgerEntry entry) {
		if (entry.text() != null) {
			pages
				.fact("Text on record",
						"version %s, language %s: %s".formatted(entry.text().version(), entry.text().language(),
								entry.textUse()))
				.fact("SHA-256 of the text", entry.text().sha256());
		}
		if (entry.answer() != null && entry.answer().message() != null) {
			pages.fact("SHA-256 of the message that asked", entry.answer().message().sha256());
		}
		pages.fact("Record", entry.id())
			.fact("Hash of the record", entry.recordHash())
			.fact("Hash of the record before", entry.previousHash())
			.fact("Kept until at least", entry.retainUntil());
	}

	private void message(CertificatePages pages, LedgerEntry.Answer answer) {
		if (answer != null && answer.message() != null) {
			pages.heading("The message that asked, as it was sent")
				.text("Only the one-time token at the end of its link is not kept.")
				.text("")
				.text(this.ledger.exact(answer.message()).orElse("not kept"));
		}
	}

	private void text(CertificatePages pages, LedgerEntry entry) {
		if (entry.isGiven() && !entry.isVerbal()) {
			pages.heading(heading(entry.answer())).text(this.ledger.exact(entry.text()).orElse("not kept"));
		}
	}

	private static String heading(LedgerEntry.Answer answer) {
		if (answer == null) {
			return "The text on record, from before messages were kept as they were sent";
		}
		return answer.isShown() ? "The text that was shown on the page on which the client answered"
				: "The text that was available behind the link; whether it was read is not known";
	}

}
