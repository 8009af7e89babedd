package org.caseaccess.audit;

import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

import org.caseaccess.registry.CaseView;
import org.caseaccess.registry.ClientCases;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The files that auditors take with them; each is on record before it is handed over. */
@Controller
class ExportController {

	/** More records make no file that anybody reads; a shorter period does. */
	private static final int MOST = 10_000;

	private final LedgerEntries ledger;

	private final CaseTimeline timeline;

	private final ClientCases cases;

	private final ConsentJson json;

	private final ConsentCsv csv;

	private final ConsentCertificate certificates;

	private final Oversight oversight;

	private final AuditExports exports;

	private final Clock clock;

	ExportController(LedgerEntries ledger, CaseTimeline timeline, ClientCases cases, ConsentJson json, ConsentCsv csv,
			ConsentCertificate certificates, Oversight oversight, AuditExports exports, Clock clock) {
		this.ledger = ledger;
		this.timeline = timeline;
		this.cases = cases;
		this.json = json;
		this.csv = csv;
		this.certificates = certificates;
		this.oversight = oversight;
		this.exports = exports;
		this.clock = clock;
	}

	@GetMapping("/audit/cases/{caseNumber}/consents.{extension}")
	ResponseEntity<byte[]> ofCase(@PathVariable String caseNumber, @PathVariable String extension, Principal auditor) {
		ExportFormat format = format(extension);
		CaseView found = this.cases.byCaseNumber(caseNumber).orElseThrow(ExportController::notFound);
		byte[] file = file(format, this.ledger.ofClient(found.clientId()), this.timeline.of(found.clientId()));
		return handOver(auditor, "case " + found.caseNumber(), format, file, "consents-" + found.caseNumber());
	}

	@GetMapping("/audit/consents.{extension}")
	ResponseEntity<byte[]> ofPeriod(@PathVariable String extension, @RequestParam(required = false) String from,
			@RequestParam(required = false) String to, Principal auditor) {
		ExportFormat format = format(extension);
		Period period = period(from, to);
		List<LedgerEntry> entries = this.ledger.in(period, MOST + 1);
		if (entries.size() > MOST) {
			throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_ENTITY);
		}
		String days = period.from() + "-to-" + period.to();
		return handOver(auditor, "period " + days, format, file(format, entries, List.of()), "consents-" + days);
	}

	@GetMapping("/audit/consents/{id}/certificate.pdf")
	ResponseEntity<byte[]> certificate(@PathVariable UUID id, Principal auditor) {
		LedgerEntry entry = this.ledger.byId(id).orElseThrow(ExportController::notFound);
		return handOver(auditor, "record " + id, ExportFormat.PDF, this.certificates.of(List.of(entry)),
				"consent-" + entry.sequenceNumber());
	}

	@GetMapping("/audit/oversight.csv")
	ResponseEntity<byte[]> oversight(@RequestParam(required = false) String from,
			@RequestParam(required = false) String to, Principal auditor) {
		Period period = period(from, to);
		String days = period.from() + "-to-" + period.to();
		return handOver(auditor, "oversight " + days, ExportFormat.CSV, this.oversight.csv(period),
				"oversight-" + days);
	}

	private byte[] file(ExportFormat format, List<LedgerEntry> entries, List<TimelineEvent> events) {
		return switch (format) {
			case JSON -> this.json.of(entries, events);
			case CSV -> this.csv.of(entries);
			case PDF -> this.certificates.of(entries);
		};
	}

	private ResponseEntity<byte[]> handOver(Principal auditor, String subject, ExportFormat format, byte[] file,
			String name) {
		this.exports.record(auditor.getName(), subject, format, file);
		ContentDisposition disposition = ContentDisposition.attachment()
			.filename(name + "." + format.extension(), StandardCharsets.US_ASCII)
			.build();
		return ResponseEntity.ok()
			.contentType(format.type())
			.header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
			.body(file);
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
