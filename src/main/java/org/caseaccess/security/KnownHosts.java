package org.caseaccess.security;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers only under our own names. A page from elsewhere can point its own name at this
 * machine (DNS rebinding), and then its scripts are of our origin as far as the browser
 * knows: that we listen on loopback only is no protection against it.
 */
class KnownHosts extends OncePerRequestFilter {

	/** RFC 9110. */
	private static final int MISDIRECTED_REQUEST = 421;

	private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]", "::1",
			"[0:0:0:0:0:0:0:1]", "0:0:0:0:0:0:0:1");

	private final Set<String> names = new HashSet<>(THIS_MACHINE);

	KnownHosts(Collection<String> hosts, Collection<URI> ourAddresses) {
		hosts.forEach((host) -> this.names.add(plain(host)));
		ourAddresses
			.forEach((address) -> this.names.add(plain(Objects.toString(address.getHost(), address.getAuthority()))));
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (this.names.contains(plain(Objects.toString(request.getServerName())))) {
			chain.doFilter(request, response);
			return;
		}
		response.setStatus(MISDIRECTED_REQUEST);
		response.setContentType(MediaType.TEXT_PLAIN_VALUE);
		response.setCharacterEncoding(StandardCharsets.UTF_8.name());
		response.getWriter().println("Nothing is served under this name. Open the address that you were given.");
	}

	private static String plain(String host) {
		String name = String.valueOf(host).strip().toLowerCase(Locale.ROOT);
		return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
	}

}
