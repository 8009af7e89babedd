package org.caseaccess.operation;

import java.util.List;

/**
 * The program does not start like this. Each fault is one line: what is wrong, in an
 * operator's words, without any secret.
 */
public class RefusedStartException extends RuntimeException {

	private final transient List<String> faults;

	private final String remedy;

	/**
	 * Refuses the start.
	 * @param fault what is wrong, one line
	 * @param remedy what to do about it
	 */
	public RefusedStartException(String fault, String remedy) {
		this(List.of(fault), remedy);
	}

	/**
	 * Refuses the start.
	 * @param faults what is wrong, a line each
	 * @param remedy what to do about it
	 */
	RefusedStartException(List<String> faults, String remedy) {
		super(String.join("; ", faults));
		this.faults = List.copyOf(faults);
		this.remedy = remedy;
	}

	List<String> faults() {
		return this.faults;
	}

	String remedy() {
		return this.remedy;
	}

}
