package org.caseaccess.process;

/**
 * A job that asks for something which the database does not justify (R17). Trying again
 * would not help: it ends as an incident with a fixed reason and without any effect.
 */
class RefusedJobException extends RuntimeException {

	/** Why a job is refused, in words for an operator. Never with a value in them. */
	enum Reason {

		/** Started by hand, a second instance, or another request's id. */
		NOT_BOUND("its process instance was not started for a request, or the request has another instance"),
		/** A service task in somebody's own model, say. */
		NO_USER_TASK("it is about no user task"),
		/** Nothing was asked in this request. */
		NO_ATTEMPT("the client was not asked in this request"),
		/** The model sets it. */
		NO_ANSWER_WINDOW("the process does not say how long the client has to answer"),
		/** The client prefers letters, or nothing is on file. */
		NO_ELECTRONIC_METHOD("the client cannot be asked electronically"),
		/** The model sets it. */
		UNKNOWN_CLOSE_REASON("the process does not say why the request ends"),
		/** The task was skipped. */
		NO_VERBAL_FORM("no form of a verbal consent was submitted for the request"),
		/** There is nothing to ask. */
		CONSENT_ON_RECORD("the client consented in this request already"),
		/** Nobody consented. */
		NO_CONSENT("no consent is on record for the request"),
		/** There is nothing to tell the client. */
		NO_ACCESS("the request gave no access"),
		/** It ended in the meantime. */
		REQUEST_OVER("the request is over");

		private final String words;

		Reason(String words) {
			this.words = words;
		}

		String words() {
			return this.words;
		}

	}

	private final Reason reason;

	RefusedJobException(Reason reason) {
		super(reason.words());
		this.reason = reason;
	}

	Reason reason() {
		return this.reason;
	}

}
