package org.caseaccess.embedded.rest;

import java.net.URI;
import java.util.Locale;

import com.sun.net.httpserver.Headers;

/**
 * Lets only callers of this machine in. A web page from elsewhere could point its own
 * name at 127.0.0.1 (DNS rebinding; the host header shows it) or post to it blindly (the
 * origin header shows it).
 */
final class LocalCallers {

	private LocalCallers() {
	}

	static void check(Headers headers) {
		String host = headers.getFirst("Host");
		if (host == null || !isLoopback(hostOf("http://" + host))) {
			throw forbidden("The embedded Camunda is served to this machine only, as localhost");
		}
		String origin = headers.getFirst("Origin");
		if (origin != null && !isLoopback(hostOf(origin))) {
			throw forbidden("The embedded Camunda takes no requests from web pages of other origins");
		}
	}

	private static String hostOf(String address) {
		try {
			return URI.create(address).getHost();
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private static boolean isLoopback(String host) {
		if (host == null) {
			return false;
		}
		String name = host.toLowerCase(Locale.ROOT);
		return name.equals("localhost") || name.equals("[::1]") || name.matches("127(\\.\\d{1,3}){3}");
	}

	private static ApiProblem forbidden(String detail) {
		return new ApiProblem(403, "FORBIDDEN", detail);
	}

}
