package org.caseaccess.resident;

import java.security.Principal;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.caseaccess.notification.InboxNotice;
import org.caseaccess.notification.PortalInbox;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The inbox of the resident portal: notices with their links, for as long as an answer
 * counts. Reading decides nothing (R1); what was shown is not new any more.
 */
@Controller
class InboxController {

	private static final int SHOWN = 100;

	private final SignedInResident signedIn;

	private final PortalInbox inbox;

	InboxController(SignedInResident signedIn, PortalInbox inbox) {
		this.signedIn = signedIn;
		this.inbox = inbox;
	}

	@GetMapping("/resident/inbox")
	String inbox(Principal principal, HttpServletRequest request, Model model) {
		Resident resident = this.signedIn.of(principal, request);
		List<InboxNotice> notices = this.inbox.of(resident.clientId(), SHOWN);
		notices.stream()
			.filter((notice) -> notice.readAt() == null)
			.forEach((notice) -> this.inbox.read(resident.clientId(), notice.id()));
		model.addAttribute("resident", resident);
		model.addAttribute("here", "inbox");
		model.addAttribute("notices", notices);
		return "resident/inbox";
	}

}
