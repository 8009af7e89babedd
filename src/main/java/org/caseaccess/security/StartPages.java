package org.caseaccess.security;

import java.util.Map;
import java.util.Objects;

import org.springframework.security.core.Authentication;

/**
 * Where the pages of a role begin. Nobody opens those of another role.
 */
final class StartPages {

	static final String AGENTS = "/agent";

	static final String RESIDENTS = "/resident";

	private static final Map<String, String> OF_ROLE = Map.of("ROLE_AUDITOR", "/audit", "ROLE_RECORDS",
			"/records/holds", "ROLE_OPERATOR", "/operations/notices", "ROLE_RESIDENT", RESIDENTS);

	private StartPages() {
	}

	/**
	 * The start page of a person.
	 * @param person who is signed in, or null
	 * @return that of agents for whoever has none, which leads to the sign-in
	 */
	static String of(Authentication person) {
		if (person == null) {
			return AGENTS;
		}
		return person.getAuthorities()
			.stream()
			.map((authority) -> OF_ROLE.get(authority.getAuthority()))
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(AGENTS);
	}

	/**
	 * Whether a page is among those of the person: the first part of its path says so.
	 */
	static boolean leadTo(String path, Authentication person) {
		return area(path).equals(area(of(person)));
	}

	private static String area(String path) {
		return path.split("/", 3)[1];
	}

}
