package org.caseaccess.resident;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.springframework.stereotype.Component;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.LocaleResolver;

/**
 * The language of a page (R15). Clients read the one they chose, else their own, else
 * their browser's; agents' pages are in English. In the resident portal a choice lasts as
 * long as the session.
 */
@Component(DispatcherServlet.LOCALE_RESOLVER_BEAN_NAME)
class ResidentLanguage implements LocaleResolver {

	private static final List<Locale> KNOWN = List.of(Locale.ENGLISH, Locale.of("es"));

	private static final List<String> RESIDENTS = List.of("/consent/", "/resident");

	private static final String CHOSEN = ResidentLanguage.class.getName();

	/**
	 * A language by its name.
	 * @param language as in an address, may be null
	 * @return the language, or empty when no page speaks it
	 */
	static Optional<Locale> known(String language) {
		return KNOWN.stream().filter((known) -> known.getLanguage().equals(language)).findAny();
	}

	/**
	 * Sets the language of the page that answers a request.
	 * @param language the language
	 * @param request the request
	 */
	static void use(Locale language, HttpServletRequest request) {
		request.setAttribute(CHOSEN, language);
	}

	@Override
	public Locale resolveLocale(HttpServletRequest request) {
		if (request.getAttribute(CHOSEN) instanceof Locale chosen) {
			return chosen;
		}
		String path = path(request);
		if (RESIDENTS.stream().noneMatch(path::startsWith)) {
			return Locale.ENGLISH;
		}
		Optional<Locale> asked = known(request.getParameter("lang"));
		if (path.startsWith("/resident")) {
			asked.ifPresent((language) -> keep(language, request));
			asked = asked.or(() -> kept(request));
		}
		return asked.or(() -> known(request.getLocale().getLanguage())).orElse(Locale.ENGLISH);
	}

	/** An error page is in the language of the page that failed. */
	private static String path(HttpServletRequest request) {
		Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
		String path = (failed != null) ? failed.toString() : request.getRequestURI();
		return path.substring(Math.min(path.length(), request.getContextPath().length()));
	}

	/**
	 * Keeps a choice for the session.
	 * @param language the language
	 * @param request the request
	 */
	static void keep(Locale language, HttpServletRequest request) {
		request.getSession().setAttribute(CHOSEN, language.getLanguage());
	}

	/**
	 * What was chosen in this session.
	 * @param request the request
	 * @return the language, or empty when none was chosen
	 */
	static Optional<Locale> kept(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		return (session != null) ? known((String) session.getAttribute(CHOSEN)) : Optional.empty();
	}

	@Override
	public void setLocale(HttpServletRequest request, HttpServletResponse response, Locale locale) {
		use(locale, request);
	}

}
