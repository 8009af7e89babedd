package org.caseaccess.resident;

import java.security.Principal;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.caseaccess.consent.ConsentSurvey;
import org.caseaccess.notification.InboxNotice;
import org.caseaccess.notification.PortalInbox;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The inbox of the resident portal. Reading decides nothing (R1). */
@Controller
class InboxController {

	private static final int SHOWN = 50;

	private final SignedInResident signedIn;

	private final ConsentSurvey survey;

	private final PortalInbox inbox;

	InboxController(SignedInResident signedIn, ConsentSurvey survey, PortalInbox inbox) {
		this.signedIn = signedIn;
		this.survey = survey;
		this.inbox = inbox;
	}

	@GetMapping("/resident/inbox")
	String inbox(Principal principal, HttpServletRequest request, Model model) {
		Resident resident = this.signedIn.of(principal, request);
		model.addAttribute("resident", resident);
		model.addAttribute("here", "inbox");
		model.addAttribute("pending", this.survey.pending(resident.clientId(), resident.language()));
		List<InboxNotice> notices = this.inbox.of(resident.clientId(), SHOWN);
		model.addAttribute("notices", notices);
		notices.forEach((notice) -> this.inbox.read(resident.clientId(), notice.id()));
		return "resident/inbox";
	}

}
