package org.caseaccess.development;

import java.util.UUID;

import org.caseaccess.notification.IncomingText;
import org.caseaccess.notification.IncomingTexts;
import org.caseaccess.notification.NoticeMethod;

import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Shows the kept notices as their clients see them to whoever tries the program out, and
 * takes what a client would write back.
 */
@Controller
@Profile("embedded")
class KeptNoticesController {

	private static final int SHOWN = 100;

	/** An email has its styles in itself; it runs nothing and loads nothing. */
	private static final String EMAIL_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox; "
			+ "frame-ancestors 'self'";

	private final KeptNotices notices;

	private final ChannelSwitches switches;

	private final IncomingTexts texts;

	KeptNoticesController(KeptNotices notices, ChannelSwitches switches, IncomingTexts texts) {
		this.notices = notices;
		this.switches = switches;
		this.texts = texts;
	}

	@GetMapping("/dev/notices")
	String notices(@RequestParam(required = false) String reply, Model model) {
		model.addAttribute("reply", reply);
		model.addAttribute("notices", this.notices.newest(SHOWN));
		model.addAttribute("channels", this.switches.all().entrySet());
		model.addAttribute("modes", ChannelMode.values());
		return "development/notices";
	}

	@GetMapping("/dev/notices/email")
	ResponseEntity<String> email(@RequestParam String key) {
		return this.notices.find(key)
			.map(KeptNotice::html)
			.map((page) -> ResponseEntity.ok()
				.contentType(MediaType.TEXT_HTML)
				.header("Content-Security-Policy", EMAIL_POLICY)
				.body(page))
			.orElseGet(() -> ResponseEntity.notFound().build());
	}

	@PostMapping("/dev/notices/reply")
	RedirectView reply(@RequestParam String key, @RequestParam(defaultValue = "") String text,
			RedirectAttributes page) {
		KeptNotice notice = this.notices.find(key)
			.filter((found) -> NoticeMethod.TEXT.name().equals(found.method()))
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		String reply = this.texts.receive(new IncomingText(UUID.randomUUID().toString(), notice.address(), text, false))
			.orElse("nothing: this message gets no reply.");
		// in the address: nobody is signed in here, so there is no session to keep it
		page.addAttribute("reply", reply);
		return toNotices();
	}

	@PostMapping("/dev/channels")
	RedirectView set(@RequestParam NoticeMethod method, @RequestParam ChannelMode mode) {
		this.switches.set(method, mode);
		return toNotices();
	}

	private static RedirectView toNotices() {
		RedirectView notices = new RedirectView("/dev/notices", true);
		notices.setStatusCode(HttpStatus.SEE_OTHER);
		return notices;
	}

}
