package org.caseaccess.consent;

/**
 * What became of an answer.
 */
public enum AnswerResult {

	/** The consent is recorded. */
	ACCEPTED,
	/** The refusal is recorded. */
	DECLINED,
	/** Late, repeated or forged: nothing changed (R2). */
	NOT_ACTIVE

}
