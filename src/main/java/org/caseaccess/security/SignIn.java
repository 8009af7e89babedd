package org.caseaccess.security;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.LogoutConfigurer;
import org.springframework.security.web.savedrequest.RequestCache;

/**
 * How people sign in and out: by password here, or at their organisation.
 */
interface SignIn {

	/**
	 * Adds signing in and out to a chain.
	 * @param http to build from
	 * @param asked the pages that were asked for before
	 * @throws Exception when it cannot be added
	 */
	void addTo(HttpSecurity http, RequestCache asked) throws Exception;

	/**
	 * Where somebody is led who signed out.
	 * @param out the end of a session
	 * @param page the page that says so, unless there is more to end elsewhere
	 */
	void signedOut(LogoutConfigurer<HttpSecurity> out, String page);

	/**
	 * The page that offers it.
	 * @return the template's name
	 */
	String page();

	/**
	 * Where else than here its forms may lead.
	 * @return an origin, or nothing
	 */
	String leadsTo();

}
