package org.caseaccess.resident;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** After a POST the browser gets another page, so that a reload sends nothing again. */
final class SeeOther {

	private SeeOther() {
	}

	static ModelAndView page(String path) {
		RedirectView page = new RedirectView(path, true);
		page.setStatusCode(HttpStatus.SEE_OTHER);
		return new ModelAndView(page);
	}

}
