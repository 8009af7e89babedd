package org.caseaccess.portal;

import java.security.Principal;
import java.util.List;
import java.util.function.Consumer;

import org.caseaccess.csv.CsvFile;
import org.caseaccess.registry.AgentProfile;

import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The reports of the dashboard.
 */
@Controller
class ReportController {

	private final SignedInAgent signedIn;

	private final NoteReport notes;

	ReportController(SignedInAgent signedIn, NoteReport notes) {
		this.signedIn = signedIn;
		this.notes = notes;
	}

	@GetMapping("/agent/reports/case-notes")
	String caseNotes(@RequestParam(defaultValue = "1") int page, Principal principal, Model model) {
		model.addAttribute("page", this.notes.page(this.signedIn.profile(principal).id(), page));
		return "portal/case-notes";
	}

	@GetMapping("/agent/reports/case-notes.csv")
	ResponseEntity<byte[]> caseNotesFile(Principal principal) {
		AgentProfile agent = this.signedIn.profile(principal);
		List<NoteReport.Line> lines = this.notes.all(agent.id());
		return file("agent-case-notes.csv", (file) -> {
			file.line("Written At", "Case Number", "Client", "Agent", "NPN", "Note");
			lines.forEach((line) -> file.line(line.writtenAt(), line.caseNumber(), line.clientName(), agent.name(),
					agent.npn(), line.note()));
		});
	}

	@GetMapping("/agent/reports/prospect-template.csv")
	ResponseEntity<byte[]> prospectTemplate(Principal principal) {
		this.signedIn.profile(principal);
		return file("prospect-template.csv", (file) -> file.line("First Name", "Last Name", "Sex", "Date Of Birth",
				"Email", "Mobile Number", "Preferred Language", "Zip Code"));
	}

	private static ResponseEntity<byte[]> file(String name, Consumer<CsvFile> content) {
		return ResponseEntity.ok()
			.contentType(CsvFile.TYPE)
			.cacheControl(CacheControl.noStore())
			.header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name).build().toString())
			.body(CsvFile.of(content));
	}

}
