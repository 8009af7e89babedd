package org.caseaccess.security;

import org.springframework.security.config.annotation.web.configurers.LogoutConfigurer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.savedrequest.RequestCache;

/**
 * By name and password, against the accounts of this program.
 */
class PasswordSignIn implements SignIn {

	@Override
	public void addTo(HttpSecurity http, RequestCache asked) throws Exception {
		http.formLogin((form) -> form.loginPage("/sign-in")
			.failureHandler(new RefusedSignIn("/sign-in"))
			.successHandler(new LandingPages(asked)));
	}

	@Override
	public void signedOut(LogoutConfigurer<HttpSecurity> out, String page) {
		out.logoutSuccessUrl(page + "?signed-out");
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
