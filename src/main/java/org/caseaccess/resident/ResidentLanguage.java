package org.caseaccess.resident;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

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

	private static final String COOKIE = "LANGUAGE";

	private static final Duration UNTIL_SIGN_IN = Duration.ofMinutes(10);

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
	 * Keeps a choice for the session. There is none before the sign-in: then the browser
	 * keeps it for a while.
	 * @param language the language
	 * @param request the request
	 */
	static void keep(Locale language, HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		if (session != null) {
			session.setAttribute(CHOSEN, language.getLanguage());
		}
		// asked for again and again while a page is made
		else if (request.getAttribute(COOKIE) == null
				&& RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
				&& attributes.getResponse() != null) {
			request.setAttribute(COOKIE, language);
			attributes.getResponse()
				.addHeader(HttpHeaders.SET_COOKIE,
						ResponseCookie.from(COOKIE, language.getLanguage())
							.path(request.getContextPath() + "/resident")
							.maxAge(UNTIL_SIGN_IN)
							.httpOnly(true)
							.secure(request.isSecure())
							.sameSite("Lax")
							.build()
							.toString());
		}
	}

	/**
	 * What was chosen in this session, or before it.
	 * @param request the request
	 * @return the language, or empty when none was chosen
	 */
	static Optional<Locale> kept(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		Optional<Locale> chosen = (session != null) ? known((String) session.getAttribute(CHOSEN)) : Optional.empty();
		return chosen.or(() -> Optional.ofNullable(WebUtils.getCookie(request, COOKIE))
			.flatMap((cookie) -> known(cookie.getValue())));
	}

	@Override
	public void setLocale(HttpServletRequest request, HttpServletResponse response, Locale locale) {
		use(locale, request);
	}

}
