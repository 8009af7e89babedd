package org.caseaccess.operation;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A request that cannot be served because the database cannot be used is told to come
 * again (503), whichever part noticed it. Nothing was confirmed to anybody then.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class DatabaseAwayFilter extends OncePerRequestFilter {

	private static final String AGAIN_AFTER_SECONDS = "30";

	private final ObjectProvider<DatabaseWatch> database;

	DatabaseAwayFilter(ObjectProvider<DatabaseWatch> database) {
		this.database = database;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			chain.doFilter(request, response);
		}
		catch (ServletException | RuntimeException ex) {
			if (!DatabaseTrouble.isIn(ex) || response.isCommitted()) {
				throw ex;
			}
			this.database.ifAvailable((watch) -> watch.failed(ex));
			response.resetBuffer();
			response.setHeader(HttpHeaders.RETRY_AFTER, AGAIN_AFTER_SECONDS);
			response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
		}
	}

	@Override
	protected boolean shouldNotFilterAsyncDispatch() {
		return false;
	}

}
