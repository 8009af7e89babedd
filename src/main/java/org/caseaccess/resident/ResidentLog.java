package org.caseaccess.resident;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.caseaccess.consent.ConsentQuestion;
import org.slf4j.MDC;

import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Log lines that a client's page causes carry the ids of the request and of the attempt,
 * never the token in the address.
 */
@Component
class ResidentLog implements HandlerInterceptor, WebMvcConfigurer {

	private static final String REQUEST = "request";

	private static final String ATTEMPT = "attempt";

	static void of(ConsentQuestion question) {
		MDC.put(REQUEST, question.accessRequestId().toString());
		MDC.put(ATTEMPT, question.attemptId().toString());
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this).addPathPatterns("/consent/**", "/resident/**");
	}

	@Override
	public void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler,
			Exception failure) {
		MDC.remove(REQUEST);
		MDC.remove(ATTEMPT);
	}

}
