package org.caseaccess.resident;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Component;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.LocaleResolver;

/**
 * The language of a page (R15). Clients read the one they chose, else their own, else
 * their browser's; agents' pages are in English.
 */
@Component(DispatcherServlet.LOCALE_RESOLVER_BEAN_NAME)
class ResidentLanguage implements LocaleResolver {

	private static final List<Locale> KNOWN = List.of(Locale.ENGLISH, Locale.of("es"));

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
		if (!request.getRequestURI().startsWith(request.getContextPath() + "/consent/")) {
			return Locale.ENGLISH;
		}
		return known(request.getParameter("lang")).or(() -> known(request.getLocale().getLanguage()))
			.orElse(Locale.ENGLISH);
	}

	@Override
	public void setLocale(HttpServletRequest request, HttpServletResponse response, Locale locale) {
		use(locale, request);
	}

}
