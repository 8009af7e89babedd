package org.caseaccess.resident;

import java.util.Locale;
import java.util.Optional;

import org.caseaccess.association.AccessInForce;

import org.springframework.web.servlet.ModelAndView;

/** What a client can do about an access, through the notice's link and in the portal. */
enum AccessChoice {

	/** R10. */
	DID_NOT_AGREE("disputed"),
	/** R11. */
	END("ended");

	private final String result;

	AccessChoice(String result) {
		this.result = result;
	}

	static Optional<AccessChoice> of(String value) {
		for (AccessChoice choice : values()) {
			if (choice.name().equals(value)) {
				return Optional.of(choice);
			}
		}
		return Optional.empty();
	}

	boolean didNotAgree() {
		return this == DID_NOT_AGREE;
	}

	/** The page that says what was done. */
	String result() {
		return this.result;
	}

	/** The page that offers the choice. */
	static ModelAndView page(AccessInForce access, String action, Locale language) {
		ModelAndView page = new ModelAndView("resident/access");
		page.addObject("access", access);
		page.addObject("action", action);
		page.addObject("since", ResidentTimes.dayAndTime(access.since(), language));
		return page;
	}

}
