package org.caseaccess.portal;

import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.MDC;

import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Log lines that a page of a request causes carry the request's id. */
@Component
class RequestLog implements HandlerInterceptor, WebMvcConfigurer {

	private static final String REQUEST = "request";

	private static final String ID = "[0-9a-fA-F-]{36}";

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this).addPathPatterns("/agent/requests/**");
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		// whatever else stands in an address was typed by somebody and stays out of the
		// log
		if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> parts
				&& parts.get("id") instanceof String id && id.matches(ID)) {
			MDC.put(REQUEST, id);
		}
		return true;
	}

	@Override
	public void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler,
			Exception failure) {
		MDC.remove(REQUEST);
	}

}
