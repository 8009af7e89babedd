package org.caseaccess.security;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.connector.ClientAbortException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A caller who hangs up in the middle is no fault of ours: what fails for it is one line
 * for whoever debugs, and not a trace in the log that anybody can fill.
 */
class GoneClients extends OncePerRequestFilter {

	private static final Logger log = LoggerFactory.getLogger(GoneClients.class);

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			chain.doFilter(request, response);
		}
		catch (ServletException | IOException | RuntimeException ex) {
			if (!isGone(ex)) {
				throw ex;
			}
			log.debug("a caller hung up: {}", ex.getClass().getSimpleName());
		}
	}

	@Override
	protected boolean shouldNotFilterErrorDispatch() {
		return false;
	}

	@Override
	protected boolean shouldNotFilterAsyncDispatch() {
		return false;
	}

	private static boolean isGone(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			boolean ofConnection = switch (cause) {
				case ClientAbortException ignored -> true;
				case AsyncRequestNotUsableException ignored -> true;
				case EOFException ignored -> true;
				case SocketTimeoutException ignored -> true;
				case SocketException ignored -> true;
				default -> false;
			};
			if (ofConnection) {
				return true;
			}
		}
		return false;
	}

}
