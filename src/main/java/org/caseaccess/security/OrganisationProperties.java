package org.caseaccess.security;

import java.util.Map;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

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
record OrganisationProperties(@NotBlank @DefaultValue("groups") String groupsClaim,
		@NotBlank @DefaultValue("case-access-agents") String agentGroup,
		@NotBlank @DefaultValue("case-access-auditors") String auditorGroup,
		@NotBlank @DefaultValue("case-access-records") String recordsGroup,
		@NotBlank @DefaultValue("case-access-operators") String operatorGroup,
		@NotBlank @DefaultValue("case-access-residents") String residentGroup,
		@NotBlank @DefaultValue("npn") String agentClaim, @NotNull @DefaultValue("NPN") AgentKey agentKey,
		@NotBlank @DefaultValue("sub") String residentClaim) {

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
