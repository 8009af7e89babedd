package org.caseaccess.consent;

/**
 * What an agent already asked a client since the last completed access.
 *
 * @param made electronic attempts made (R4)
 * @param declined whether the client declined one of them; then verbal consent is not
 * offered (R13)
 * @param onlyWithdrawn whether attempts were made and the agent withdrew them all, so
 * that the client never had the time to answer one
 */
public record AttemptCount(int made, boolean declined, boolean onlyWithdrawn) {

	static final AttemptCount NONE = new AttemptCount(0, false, false);

}
