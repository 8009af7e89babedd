package org.caseaccess.resident;

import java.security.Principal;

import jakarta.servlet.http.HttpServletRequest;
import org.caseaccess.consent.ConsentSurvey;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The inbox of the resident portal. Reading decides nothing (R1). */
@Controller
class InboxController {

	private final SignedInResident signedIn;

	private final ConsentSurvey survey;

	InboxController(SignedInResident signedIn, ConsentSurvey survey) {
		this.signedIn = signedIn;
		this.survey = survey;
	}

	@GetMapping("/resident/inbox")
	String inbox(Principal principal, HttpServletRequest request, Model model) {
		Resident resident = this.signedIn.of(principal, request);
		model.addAttribute("resident", resident);
		model.addAttribute("here", "inbox");
		model.addAttribute("pending", this.survey.pending(resident.clientId(), resident.language()));
		return "resident/inbox";
	}

}
