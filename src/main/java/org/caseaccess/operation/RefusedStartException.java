package org.caseaccess.operation;

/**
 * The program does not start like this. The message is one line: what is wrong, in an
 * operator's words, without any secret.
 */
public class RefusedStartException extends RuntimeException {

	private final String remedy;

	/**
	 * Refuses the start.
	 * @param fault what is wrong, one line
	 * @param remedy what to do about it
	 */
	public RefusedStartException(String fault, String remedy) {
		super(fault);
		this.remedy = remedy;
	}

	String remedy() {
		return this.remedy;
	}

}
