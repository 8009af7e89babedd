package org.caseaccess.registry;

import java.util.UUID;

/**
 * An agent as others may see them.
 *
 * @param id the agent
 * @param username the name they sign in with
 * @param firstName first name
 * @param lastName last name
 * @param npn National Producer Number
 * @param agencyName the agency they belong to
 */
public record AgentProfile(UUID id, String username, String firstName, String lastName, String npn, String agencyName) {

	/**
	 * First and last name.
	 * @return the name as clients read it
	 */
	public String name() {
		return this.firstName + " " + this.lastName;
	}

}
