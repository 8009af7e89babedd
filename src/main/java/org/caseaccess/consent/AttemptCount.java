package org.caseaccess.consent;

/**
 * What an agent already asked a client since the last completed access.
 *
 * @param made electronic attempts made (R4)
 * @param declined whether the client declined one of them; then verbal consent is not
 * offered (R13)
 */
public record AttemptCount(int made, boolean declined) {

	static final AttemptCount NONE = new AttemptCount(0, false);

}
