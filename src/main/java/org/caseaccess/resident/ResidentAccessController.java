package org.caseaccess.resident;

import java.security.Principal;
import java.util.Optional;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import org.caseaccess.association.AccessInForce;
import org.caseaccess.association.ClientAccess;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * One access to the case of whoever is signed in: ended by the client (R11), or disputed
 * (R10), as through the link in the notice. What is unknown, ended or another's gets the
 * same page; what was ended in this session says so for as long as the session lasts.
 */
@Controller
@RequestMapping("/resident/access/{id}")
class ResidentAccessController {

	private final SignedInResident signedIn;

	private final ClientAccess access;

	ResidentAccessController(SignedInResident signedIn, ClientAccess access) {
		this.signedIn = signedIn;
		this.access = access;
	}

	@GetMapping
	ModelAndView show(@PathVariable UUID id, Principal principal, HttpServletRequest request) {
		Resident resident = this.signedIn.of(principal, request);
		return this.access.find(resident.clientId(), id)
			.map((found) -> page(found, resident))
			.orElseGet(() -> ended(id, resident, request));
	}

	@PostMapping
	ModelAndView end(@PathVariable UUID id, @RequestParam(required = false) String choice, Principal principal,
			HttpServletRequest request) {
		Resident resident = this.signedIn.of(principal, request);
		Optional<AccessInForce> found = this.access.find(resident.clientId(), id);
		if (found.isEmpty()) {
			return ended(id, resident, request);
		}
		Optional<AccessChoice> chosen = AccessChoice.of(choice);
		if (chosen.isEmpty()) {
			ModelAndView page = page(found.get(), resident);
			page.addObject("unanswered", true);
			page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
			return page;
		}
		if (this.access.end(resident.clientId(), id, chosen.get().didNotAgree())) {
			request.getSession().setAttribute(resultOf(id), chosen.get().result());
		}
		// the page says what became of it; a reload sends nothing again
		return SeeOther.page("/resident/access/" + id);
	}

	private ModelAndView page(AccessInForce access, Resident resident) {
		ModelAndView page = AccessChoice.page(access, "/resident/access/" + access.id(), resident.language());
		page.addObject("resident", resident);
		page.addObject("here", "access");
		return page;
	}

	private ModelAndView ended(UUID id, Resident resident, HttpServletRequest request) {
		Object result = request.getSession().getAttribute(resultOf(id));
		ModelAndView page = (result != null) ? new ModelAndView("resident/result")
				: new ModelAndView("resident/result", HttpStatus.GONE);
		page.addObject("result", (result != null) ? result : "noaccess");
		page.addObject("resident", resident);
		return page;
	}

	private static String resultOf(UUID id) {
		return ResidentAccessController.class.getName() + "." + id;
	}

}
