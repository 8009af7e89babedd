package org.caseaccess.resident;

import java.security.Principal;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.caseaccess.consent.AttemptState;
import org.caseaccess.consent.ConsentQuestion;
import org.caseaccess.consent.ConsentSurvey;
import org.caseaccess.consent.ConsentWay;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/**
 * A request for consent, answered by signing in. GET shows it and decides nothing (R1);
 * the answer is the same call of the domain as the survey's. A request of somebody else
 * is not there; one that ended says how, as far as its client decided it.
 */
@Controller
@RequestMapping("/resident/requests/{id}")
class PendingRequestController {

	private final SignedInResident signedIn;

	private final ConsentSurvey survey;

	private final Clock clock;

	PendingRequestController(SignedInResident signedIn, ConsentSurvey survey, Clock clock) {
		this.signedIn = signedIn;
		this.survey = survey;
		this.clock = clock;
	}

	@GetMapping
	ModelAndView show(@PathVariable UUID id, Principal principal, HttpServletRequest request,
			HttpServletResponse response) {
		Resident resident = this.signedIn.of(principal, request);
		Optional<ConsentQuestion> question = this.survey.question(resident.clientId(), id, resident.language());
		if (question.isEmpty()) {
			return ended(id, resident);
		}
		ResidentLog.of(question.get());
		this.survey.opened(question.get(), ConsentWay.RESIDENT_PORTAL);
		Answers.moveOn(question.get(), this.clock, response);
		return page(question.get(), resident);
	}

	@PostMapping
	ModelAndView answer(@PathVariable UUID id, @RequestParam(required = false) String decision,
			@RequestParam(name = "read", required = false) String read, Principal principal,
			HttpServletRequest request) {
		Resident resident = this.signedIn.of(principal, request);
		Optional<ConsentQuestion> question = this.survey.question(resident.clientId(), id, resident.language());
		if (question.isEmpty()) {
			return ended(id, resident);
		}
		ResidentLog.of(question.get());
		return Answers.decision(decision).map((chosen) -> {
			Locale language = ResidentLanguage.known(read).orElse(resident.language());
			this.survey.answer(resident.clientId(), id, chosen, language);
			// the page says what became of it; a reload sends nothing again
			return SeeOther.page("/resident/requests/" + id);
		}).orElseGet(() -> {
			ModelAndView page = page(question.get(), resident);
			page.addObject("unanswered", true);
			page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
			return page;
		});
	}

	@GetMapping("/state")
	@ResponseBody
	ResponseEntity<Shown> state(@PathVariable UUID id, Principal principal, HttpServletRequest request) {
		Resident resident = this.signedIn.of(principal, request);
		long millis = this.survey.question(resident.clientId(), id, resident.language())
			.map((question) -> Answers.millisLeft(question, this.clock))
			.orElse(0L);
		if (millis == 0) {
			stateOf(id, resident);
		}
		return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Shown(millis > 0, millis));
	}

	private ModelAndView page(ConsentQuestion question, Resident resident) {
		ModelAndView page = Answers.page(question, "/resident/requests/" + question.attemptId(), this.clock);
		page.addObject("resident", resident);
		page.addObject("here", "requests");
		return page;
	}

	private ModelAndView ended(UUID id, Resident resident) {
		ModelAndView page = switch (stateOf(id, resident)) {
			case ACCEPTED -> new ModelAndView("resident/result").addObject("result", "accepted");
			case DECLINED -> new ModelAndView("resident/result").addObject("result", "declined");
			default -> new ModelAndView("resident/result", HttpStatus.GONE).addObject("result", "inactive");
		};
		return page.addObject("resident", resident);
	}

	private AttemptState stateOf(UUID id, Resident resident) {
		return this.survey.state(resident.clientId(), id)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	/** Whether the request still waits, and for how long. */
	record Shown(boolean active, long millisLeft) {
	}

}
