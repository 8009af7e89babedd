package org.caseaccess.notification;

/**
 * A text message from somebody's phone.
 *
 * @param id the provider's name of the message: the same again is a replay
 * @param from the number that sent it
 * @param body what it says
 * @param providerAnswered whether the provider itself answered a STOP, START or HELP
 * already
 */
public record IncomingText(String id, String from, String body, boolean providerAnswered) {

	/** Number and words stay out of logs. */
	@Override
	public String toString() {
		return "IncomingText[" + this.id + "]";
	}

}
