package org.caseaccess.security;

import java.util.Map;
import java.util.stream.Stream;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the organisation's identity provider says about a person, and what it means here.
 *
 * @param groupsClaim the claim that lists a person's groups
 * @param agentGroup who is in it is an agent
 * @param auditorGroup who is in it is an auditor
 * @param recordsGroup who is in it is a records officer
 * @param operatorGroup who is in it looks after the notices
 * @param residentGroup who is in it, and in none of the others, is a resident
 * @param agentClaim the claim by which an agent is found in the registry
 * @param agentKey what that claim holds
 * @param residentClaim the claim that holds the name of a resident's account
 */
@Validated
@ConfigurationProperties("case-access.sign-in.oidc")
record OrganisationProperties(
		@NotNull @Pattern(regexp = OrganisationProperties.NAME,
				message = OrganisationProperties.NO_NAME) @DefaultValue("groups") String groupsClaim,
		@NotNull @Pattern(regexp = OrganisationProperties.NAME,
				message = OrganisationProperties.NO_NAME) @DefaultValue("case-access-agents") String agentGroup,
		@NotNull @Pattern(regexp = OrganisationProperties.NAME,
				message = OrganisationProperties.NO_NAME) @DefaultValue("case-access-auditors") String auditorGroup,
		@NotNull @Pattern(regexp = OrganisationProperties.NAME,
				message = OrganisationProperties.NO_NAME) @DefaultValue("case-access-records") String recordsGroup,
		@NotNull @Pattern(regexp = OrganisationProperties.NAME,
				message = OrganisationProperties.NO_NAME) @DefaultValue("case-access-operators") String operatorGroup,
		@NotNull @Pattern(regexp = OrganisationProperties.NAME,
				message = OrganisationProperties.NO_NAME) @DefaultValue("case-access-residents") String residentGroup,
		@NotNull @Pattern(regexp = OrganisationProperties.NAME,
				message = OrganisationProperties.NO_NAME) @DefaultValue("npn") String agentClaim,
		@NotNull @DefaultValue("NPN") AgentKey agentKey, @NotNull @Pattern(regexp = OrganisationProperties.NAME,
				message = OrganisationProperties.NO_NAME) @DefaultValue("sub") String residentClaim) {

	private static final int GROUPS = 5;

	private static final String NAME = "\\S(.{0,198}\\S)?";

	private static final String NO_NAME = "must be a name of 1 to 200 characters without a space at either end";

	@AssertTrue(message = "the groups of agents, auditors, records officers, operators and residents must differ")
	boolean isEveryGroupAnother() {
		return Stream.of(this.agentGroup, this.auditorGroup, this.recordsGroup, this.operatorGroup, this.residentGroup)
			.distinct()
			.count() == 5;
	}

	/**
	 * The roles of this program, by the group that gives them.
	 * @return who works for the exchange; residents are not among them
	 */
	Map<String, String> staffRoles() {
		return Map.of(this.agentGroup, OrganisationPeople.AGENT, this.auditorGroup, "ROLE_AUDITOR", this.recordsGroup,
				"ROLE_RECORDS", this.operatorGroup, "ROLE_OPERATOR");
	}

	/** How the registry knows an agent. */
	enum AgentKey {

		NPN, USERNAME

	}

}
