package org.caseaccess.security;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.caseaccess.registry.AgentProfile;
import org.caseaccess.registry.Agents;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.StandardClaimNames;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * Makes a person of this program out of one whom the organisation's identity provider
 * signed in: groups become roles, and an agent gets the name under which the registry
 * knows them. Whoever is in none of the groups, or is an agent or a resident whom the
 * exchange does not know, is refused.
 */
class OrganisationPeople implements OAuth2UserService<OidcUserRequest, OidcUser> {

	static final String AGENT = "ROLE_AGENT";

	static final String RESIDENT = "ROLE_RESIDENT";

	/** Refusal: an agent whom the registry does not know. */
	private static final String UNKNOWN_AGENT = "unknown_agent";

	/** Refusal: a resident without an account. */
	private static final String UNKNOWN_RESIDENT = "unknown_resident";

	/** Refusal: in none of the groups. */
	private static final String NO_ROLE = "no_role";

	private final OAuth2UserService<OidcUserRequest, OidcUser> provider = new OidcUserService();

	private final OrganisationProperties properties;

	private final Agents agents;

	private final JdbcClient jdbc;

	OrganisationPeople(OrganisationProperties properties, Agents agents, JdbcClient jdbc) {
		this.properties = properties;
		this.agents = agents;
		this.jdbc = jdbc;
	}

	@Override
	public OidcUser loadUser(OidcUserRequest request) {
		OidcUser person = this.provider.loadUser(request);
		Set<String> groups = groups(person);
		Set<String> roles = this.properties.staffRoles()
			.entrySet()
			.stream()
			.filter((role) -> groups.contains(role.getKey()))
			.map(Map.Entry::getValue)
			.collect(Collectors.toSet());
		if (roles.contains(AGENT)) {
			return new Person(person, roles, agent(person).orElseThrow(() -> refused(UNKNOWN_AGENT)).username());
		}
		if (!roles.isEmpty()) {
			return new Person(person, roles, name(person));
		}
		if (groups.contains(this.properties.residentGroup())) {
			return new Person(person, Set.of(RESIDENT), resident(person));
		}
		throw refused(NO_ROLE);
	}

	/** Whose account leads to which client is the exchange's word, not the provider's. */
	private String resident(OidcUser person) {
		return Optional.ofNullable(person.getClaimAsString(this.properties.residentClaim()))
			.filter((account) -> this.jdbc
				.sql("select count(*) from account where username = :name and role = 'RESIDENT' and enabled")
				.param("name", account)
				.query(Integer.class)
				.single() == 1)
			.orElseThrow(() -> refused(UNKNOWN_RESIDENT));
	}

	private Set<String> groups(OidcUser person) {
		Object claim = person.getClaims().get(this.properties.groupsClaim());
		Stream<?> groups = (claim instanceof Collection<?> several) ? several.stream() : Stream.of(claim);
		return groups.filter(Objects::nonNull).map(Object::toString).collect(Collectors.toSet());
	}

	private Optional<AgentProfile> agent(OidcUser person) {
		return Optional.ofNullable(person.getClaims().get(this.properties.agentClaim()))
			.map((claim) -> claim.toString().strip())
			.flatMap((claim) -> switch (this.properties.agentKey()) {
				case NPN -> this.agents.byNpn(claim);
				case USERNAME -> this.agents.byUsername(claim);
			});
	}

	private static String name(OidcUser person) {
		String preferred = person.getClaimAsString(StandardClaimNames.PREFERRED_USERNAME);
		return (preferred != null) ? preferred : person.getSubject();
	}

	private static OAuth2AuthenticationException refused(String why) {
		return new OAuth2AuthenticationException(new OAuth2Error(why));
	}

	/** A person under the name that this program uses. */
	private static final class Person extends DefaultOidcUser {

		private final String name;

		Person(OidcUser person, Set<String> roles, String name) {
			super(roles.stream().map(SimpleGrantedAuthority::new).toList(), person.getIdToken(), person.getUserInfo());
			this.name = name;
		}

		@Override
		public String getName() {
			return this.name;
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Person person && this.name.equals(person.name) && super.equals(other);
		}

		@Override
		public int hashCode() {
			return Objects.hash(super.hashCode(), this.name);
		}

	}

}
