package org.caseaccess.security;

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
 * @param agentClaim the claim by which an agent is found in the registry
 * @param agentKey what that claim holds
 */
@Validated
@ConfigurationProperties("case-access.sign-in.oidc")
record OrganisationProperties(@NotBlank @DefaultValue("groups") String groupsClaim,
		@NotBlank @DefaultValue("case-access-agents") String agentGroup,
		@NotBlank @DefaultValue("case-access-auditors") String auditorGroup,
		@NotBlank @DefaultValue("npn") String agentClaim, @NotNull @DefaultValue("NPN") AgentKey agentKey) {

	/** How the registry knows an agent. */
	enum AgentKey {

		NPN, USERNAME

	}

}
