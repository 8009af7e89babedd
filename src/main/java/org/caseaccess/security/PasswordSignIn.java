package org.caseaccess.security;

import org.springframework.security.web.authentication.logout.HeaderWriterLogoutHandler;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter.Directive;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.savedrequest.RequestCache;

/**
 * By name and password, against the accounts of this program.
 */
class PasswordSignIn implements SignIn {

	@Override
	public void addTo(HttpSecurity http, RequestCache asked) throws Exception {
		http.formLogin((form) -> form.loginPage("/sign-in")
			.failureUrl("/sign-in?failed")
			.successHandler(new LandingPages(asked)))
			// what a page kept of the typed for the same person goes with them
			.logout((out) -> out.logoutUrl("/sign-out")
				.logoutSuccessUrl("/sign-in?signed-out")
				.addLogoutHandler(new HeaderWriterLogoutHandler(new ClearSiteDataHeaderWriter(Directive.STORAGE))));
	}

	@Override
	public String page() {
		return "sign-in";
	}

	@Override
	public String leadsTo() {
		return "";
	}

}
