package org.caseaccess.resident;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.caseaccess.consent.AnswerResult;
import org.caseaccess.consent.ConsentQuestion;
import org.caseaccess.consent.ConsentSurvey;
import org.caseaccess.consent.ConsentWay;
import org.caseaccess.consent.Decision;

import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The consent survey. GET shows the question and decides nothing (R1); only the client's
 * own POST answers. Whatever is unknown, used, late or forged gets the same page.
 */
@Controller
class ConsentController {

	private final ConsentSurvey survey;

	private final Clock clock;

	ConsentController(ConsentSurvey survey, Clock clock) {
		this.survey = survey;
		this.clock = clock;
	}

	@GetMapping("/consent/{token}")
	ModelAndView question(@PathVariable String token, @RequestParam(required = false) String lang,
			HttpServletRequest request, HttpServletResponse response) {
		return this.survey.question(token, ResidentLanguage.known(lang).orElse(null))
			.map((question) -> shown(token, question, request, response))
			.orElseGet(ConsentController::inactive);
	}

	@PostMapping("/consent/{token}")
	ModelAndView answer(@PathVariable String token, @RequestParam(required = false) String decision,
			@RequestParam(required = false) String lang, HttpServletRequest request) {
		Optional<ConsentQuestion> question = this.survey.question(token, ResidentLanguage.known(lang).orElse(null));
		if (question.isEmpty()) {
			return inactive();
		}
		ResidentLog.of(question.get());
		Optional<Decision> chosen = Answers.decision(decision);
		if (chosen.isEmpty()) {
			ModelAndView page = page(token, question.get(), request);
			page.addObject("unanswered", true);
			page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
			return page;
		}
		Locale read = language(question.get());
		return result(this.survey.answer(token, chosen.get(), read), read, request);
	}

	private ModelAndView shown(String token, ConsentQuestion question, HttpServletRequest request,
			HttpServletResponse response) {
		ResidentLog.of(question);
		Answers.moveOn(question, this.clock, response);
		// a HEAD shows nothing
		if (HttpMethod.GET.matches(request.getMethod())) {
			this.survey.opened(question, ConsentWay.LINK);
		}
		return page(token, question, request);
	}

	private ModelAndView page(String token, ConsentQuestion question, HttpServletRequest request) {
		ResidentLanguage.use(language(question), request);
		return Answers.page(question, "/consent/" + token, this.clock);
	}

	private static ModelAndView result(AnswerResult result, Locale language, HttpServletRequest request) {
		if (result == AnswerResult.NOT_ACTIVE) {
			return inactive();
		}
		ResidentLanguage.use(language, request);
		ModelAndView page = new ModelAndView("resident/result");
		page.addObject("result", (result == AnswerResult.ACCEPTED) ? "accepted" : "declined");
		page.addObject("usedUp", true);
		return page;
	}

	private static ModelAndView inactive() {
		ModelAndView page = new ModelAndView("resident/result", HttpStatus.GONE);
		page.addObject("result", "inactive");
		return page;
	}

	private static Locale language(ConsentQuestion question) {
		return Locale.of(question.text().language());
	}

}
