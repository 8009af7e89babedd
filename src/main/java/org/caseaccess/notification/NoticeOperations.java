package org.caseaccess.notification;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * The operators' pages: how the ways of notice are, what failed last, and what clients
 * read.
 */
@Controller
@RequestMapping("/operations")
class NoticeOperations {

	private static final int SHOWN = 100;

	/** An email has its styles in itself; it runs nothing and loads nothing. */
	private static final String EMAIL_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox; "
			+ "base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

	private final NoticeOverview overview;

	private final NoticePreviews previews;

	NoticeOperations(NoticeOverview overview, NoticePreviews previews) {
		this.overview = overview;
		this.previews = previews;
	}

	@GetMapping("/notices")
	String notices(Model model) {
		model.addAttribute("channels", this.overview.channels());
		model.addAttribute("failures", this.overview.failures(SHOWN));
		return "notification/failures";
	}

	@GetMapping("/templates")
	String templates(Model model) {
		model.addAttribute("previews", this.previews.all());
		return "notification/previews";
	}

	@GetMapping("/templates/{version}/{language}/{purpose}")
	ResponseEntity<String> email(@PathVariable String version, @PathVariable String language,
			@PathVariable String purpose) {
		return this.previews.email(version, language, purpose)
			.map((page) -> ResponseEntity.ok()
				.contentType(MediaType.TEXT_HTML)
				.header("Content-Security-Policy", EMAIL_POLICY)
				.body(page))
			.orElseGet(() -> ResponseEntity.notFound().build());
	}

}
