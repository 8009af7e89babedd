package org.caseaccess.portal;

import java.security.Principal;
import java.util.UUID;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The announcements, and each agent's mark that one was read.
 */
@Controller
class AnnouncementController {

	private final SignedInAgent signedIn;

	private final Announcements announcements;

	AnnouncementController(SignedInAgent signedIn, Announcements announcements) {
		this.signedIn = signedIn;
		this.announcements = announcements;
	}

	@GetMapping("/agent/announcements")
	String list(@RequestParam(defaultValue = "1") int page, Principal principal, Model model) {
		UUID agent = this.signedIn.profile(principal).id();
		model.addAttribute("counts", this.announcements.counts(agent));
		model.addAttribute("page", this.announcements.page(agent, page));
		return "portal/announcements";
	}

	@PostMapping("/agent/announcements/{id}/read")
	String read(@PathVariable UUID id, @RequestParam(defaultValue = "false") boolean fromDashboard, Principal principal,
			RedirectAttributes next) {
		String title = this.announcements.markRead(id, this.signedIn.profile(principal).id())
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		next.addFlashAttribute("readTitle", title);
		return fromDashboard ? "redirect:/agent" : "redirect:/agent/announcements";
	}

}
