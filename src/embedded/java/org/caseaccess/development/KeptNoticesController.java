package org.caseaccess.development;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Shows the kept notices, with their links, to whoever tries the program out.
 */
@Controller
@Profile("embedded")
class KeptNoticesController {

	private static final int SHOWN = 100;

	private final KeptNotices notices;

	KeptNoticesController(KeptNotices notices) {
		this.notices = notices;
	}

	@GetMapping("/dev/notices")
	String notices(Model model) {
		model.addAttribute("notices", this.notices.newest(SHOWN));
		return "development/notices";
	}

}
