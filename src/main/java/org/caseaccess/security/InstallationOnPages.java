package org.caseaccess.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.caseaccess.installation.InstallationFacts;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Gives every page the facts of the installation (R21), also the pages that say what went
 * wrong: as an attribute of the request.
 */
@Component
@EnableConfigurationProperties(InstallationFacts.class)
class InstallationOnPages implements WebMvcConfigurer, HandlerInterceptor {

	private final InstallationFacts facts;

	InstallationOnPages(InstallationFacts facts) {
		this.facts = facts;
	}

	@Override
	public void addInterceptors(InterceptorRegistry interceptors) {
		interceptors.addInterceptor(this);
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		request.setAttribute("installation", this.facts);
		return true;
	}

}
