package org.caseaccess.audit;

import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

import org.caseaccess.consent.LedgerVerification;
import org.caseaccess.registry.CaseView;
import org.caseaccess.registry.ClientCases;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The files that auditors take with them; each is on record before it is handed over. */
@Controller
class ExportController {

	private final LedgerEntries ledger;

	private final CaseTimeline timeline;

	private final CaseMessages messages;

	private final ClientCases cases;

	private final ConsentJson json;

	private final ConsentCsv csv;

	private final ConsentCertificate certificates;

	private final Oversight oversight;

	private final AuditExports exports;

	private final LedgerVerification verification;

	private final Clock clock;

	/** A printed document is made in memory; other files have no limit. */
	private final int mostCertificates;

	ExportController(LedgerEntries ledger, CaseTimeline timeline, CaseMessages messages, ClientCases cases,
			ConsentJson json, ConsentCsv csv, ConsentCertificate certificates, Oversight oversight,
			AuditExports exports, LedgerVerification verification, Clock clock,
			@Value("${case-access.audit.most-certificates:1000}") int mostCertificates) {
		this.ledger = ledger;
		this.timeline = timeline;
		this.messages = messages;
		this.cases = cases;
		this.json = json;
		this.csv = csv;
		this.certificates = certificates;
		this.oversight = oversight;
		this.exports = exports;
		this.verification = verification;
		this.clock = clock;
		this.mostCertificates = mostCertificates;
	}

	@GetMapping("/audit/cases/{caseNumber}/consents.{extension}")
	ResponseEntity<Resource> ofCase(@PathVariable String caseNumber, @PathVariable String extension,
			Principal auditor) {
		ExportFormat format = format(extension);
		CaseView found = this.cases.byCaseNumber(caseNumber).orElseThrow(ExportController::notFound);
		List<LedgerEntry> entries = this.ledger.ofClient(found.clientId());
		List<TimelineEvent> events = this.timeline.of(found.clientId());
		List<CaseMessage> sent = this.messages.of(found.clientId());
		return handOver(auditor, "case " + found.caseNumber(), format, content(format, entries::forEach, events, sent),
				"consents-" + found.caseNumber());
	}

	@GetMapping("/audit/consents.{extension}")
	ResponseEntity<Resource> ofPeriod(@PathVariable String extension, @RequestParam(required = false) String from,
			@RequestParam(required = false) String to, Principal auditor) {
		ExportFormat format = format(extension);
		Period period = period(from, to);
		if (format == ExportFormat.PDF) {
			requireFew(period);
		}
		String days = period.from() + "-to-" + period.to();
		return handOver(auditor, "period " + days, format,
				content(format, (reader) -> this.ledger.forEach(period, reader), List.of(), List.of()),
				"consents-" + days);
	}

	@GetMapping("/audit/consents/{id}/certificate.pdf")
	ResponseEntity<Resource> certificate(@PathVariable UUID id, Principal auditor) {
		LedgerEntry entry = this.ledger.byId(id).orElseThrow(ExportController::notFound);
		return handOver(auditor, "record " + id, ExportFormat.PDF,
				content(ExportFormat.PDF, List.of(entry)::forEach, List.of(), List.of()),
				"consent-" + entry.sequenceNumber());
	}

	@GetMapping("/audit/oversight.csv")
	ResponseEntity<Resource> oversight(@RequestParam(required = false) String from,
			@RequestParam(required = false) String to, Principal auditor) {
		Period period = period(from, to);
		String days = period.from() + "-to-" + period.to();
		return handOver(auditor, "oversight " + days, ExportFormat.CSV,
				(output) -> output.write(this.oversight.csv(period)), "oversight-" + days);
	}

	@ExceptionHandler
	ModelAndView tooManyPages(TooManyRecordsException refusal) {
		ModelAndView page = new ModelAndView("audit/search", HttpStatus.UNPROCESSABLE_ENTITY);
		page.addObject("length", this.verification.length());
		page.addObject("period", refusal.period());
		page.addObject("wrongField", "period");
		page.addObject("message", refusal.getMessage());
		page.addObject("entries", List.of());
		return page;
	}

	@ExceptionHandler
	ModelAndView notPrinted(NotPrintableException refusal) {
		ModelAndView page = new ModelAndView("audit/not-printed", HttpStatus.UNPROCESSABLE_ENTITY);
		page.addObject("refusal", refusal);
		return page;
	}

	private void requireFew(Period period) {
		long records = this.ledger.count(period);
		if (records > this.mostCertificates) {
			throw new TooManyRecordsException(period, records, this.mostCertificates);
		}
	}

	private AuditExports.Content content(ExportFormat format, EntrySource entries, List<TimelineEvent> events,
			List<CaseMessage> sent) {
		return switch (format) {
			case JSON -> (output) -> this.json.write(entries, events, sent, output);
			case CSV -> (output) -> this.csv.write(entries, output);
			case PDF -> (output) -> this.certificates.write(entries, output);
		};
	}

	private ResponseEntity<Resource> handOver(Principal auditor, String subject, ExportFormat format,
			AuditExports.Content content, String name) {
		AuditExports.ExportFile file = this.exports.make(auditor.getName(), subject, format, content);
		ContentDisposition disposition = ContentDisposition.attachment()
			.filename(name + "." + format.extension(), StandardCharsets.US_ASCII)
			.build();
		return ResponseEntity.ok()
			.contentType(format.type())
			.contentLength(file.length())
			.header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
			.body(file.content());
	}

	private Period period(String from, String to) {
		try {
			return Period.of(from, to, this.clock);
		}
		catch (InvalidPeriodException ex) {
			throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_ENTITY);
		}
	}

	private static ExportFormat format(String extension) {
		return ExportFormat.ofExtension(extension).orElseThrow(ExportController::notFound);
	}

	private static ResponseStatusException notFound() {
		return new ResponseStatusException(HttpStatus.NOT_FOUND);
	}

}
