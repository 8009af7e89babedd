package org.caseaccess.security;

import java.io.IOException;
import java.io.UncheckedIOException;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Leads what Spring MVC refuses (no such route, wrong method, unreadable input) to
 * {@link ErrorPages}, so that a person gets a page there too and not a problem document.
 */
@ControllerAdvice
class FrameworkErrors extends ResponseEntityExceptionHandler {

	@Override
	protected ResponseEntity<Object> handleExceptionInternal(Exception refusal, Object body, HttpHeaders headers,
			HttpStatusCode status, WebRequest request) {
		HttpServletResponse response = ((ServletWebRequest) request).getResponse();
		if (response == null || response.isCommitted()) {
			return null;
		}
		headers.forEach((name, values) -> values.forEach((value) -> response.addHeader(name, value)));
		try {
			response.sendError(status.value());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return null;
	}

}
