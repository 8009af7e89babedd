package org.caseaccess.security;

import java.util.Locale;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * What went wrong, in plain words: a page for a person, {@code application/problem+json}
 * for a script. Says nothing about the inside of the program.
 */
@Controller
@RequestMapping("${server.error.path:/error}")
class ErrorPages implements ErrorController {

	private static final String SURVEY = "/consent/";

	private final MessageSource texts;

	ErrorPages(MessageSource texts) {
		this.texts = texts;
	}

	@RequestMapping(produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView page(HttpServletRequest request, Locale read, Authentication person) {
		HttpStatus status = status(request);
		String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
		boolean survey = path.startsWith(request.getContextPath() + SURVEY);
		boolean portal = path.startsWith(request.getContextPath() + StartPages.RESIDENTS);
		// clients read their own language, agents' pages are in English (R15)
		Locale language = ((survey || portal) && "es".equals(read.getLanguage())) ? Locale.of("es") : Locale.ENGLISH;
		ModelAndView page = new ModelAndView("error", status);
		page.addObject("lang", language.getLanguage());
		// a link from a notice leads to no start page
		page.addObject("start", survey ? null : startOf(person, portal));
		page.addObject("title", text(status, "title", language));
		page.addObject("text", text(status, "text", language));
		return page;
	}

	private static String startOf(Authentication person, boolean portal) {
		return (person == null && portal) ? StartPages.RESIDENTS : StartPages.of(person);
	}

	@RequestMapping
	ResponseEntity<ProblemDetail> problem(HttpServletRequest request) {
		HttpStatus status = status(request);
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, text(status, "text", Locale.ENGLISH));
		problem.setTitle(text(status, "title", Locale.ENGLISH));
		return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
	}

	private String text(HttpStatus status, String part, Locale language) {
		String fallback = this.texts
			.getMessage("error.%s.%s".formatted(status.is4xxClientError() ? "4xx" : "5xx", part), null, language);
		return this.texts.getMessage("error.%d.%s".formatted(status.value(), part), null, fallback, language);
	}

	/** Who opens this address directly finds nothing here. */
	private static HttpStatus status(HttpServletRequest request) {
		Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
		HttpStatus status = (code instanceof Integer value) ? HttpStatus.resolve(value) : HttpStatus.NOT_FOUND;
		return (status != null) ? status : HttpStatus.INTERNAL_SERVER_ERROR;
	}

}
