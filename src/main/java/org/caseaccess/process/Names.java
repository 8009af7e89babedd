package org.caseaccess.process;

/**
 * The names that models and code share; a contract test compares both ways.
 */
final class Names {

	static final String PROCESS_ID = "request-case-access";

	static final String DECISION_ID = "consent-method";

	private Names() {
	}

	static final class Job {

		static final String SEARCH_CLIENT_RECORD = "search-client-record";

		static final String SEND_CONSENT_REQUEST = "send-consent-request";

		static final String CLOSE_CONSENT_ATTEMPT = "close-consent-attempt";

		static final String WITHDRAW_CONSENT_ATTEMPT = "withdraw-consent-attempt";

		static final String RECORD_VERBAL_CONSENT = "record-verbal-consent";

		static final String ASSOCIATE_AGENT = "associate-agent";

		static final String NOTIFY_CLIENT = "notify-client";

		static final String CLOSE_ACCESS_REQUEST = "close-access-request";

		static final String REGISTER_ACCESS_REQUEST = "register-access-request";

		static final String AUTHORIZE_AGENT = "authorize-agent";

		private Job() {
		}

	}

	static final class Message {

		static final String CASE_ACCESS_REQUESTED = "case-access-requested";

		static final String CLIENT_ANSWERED = "client-answered";

		static final String AGENT_LEFT = "agent-left";

		static final String ACCESS_REQUEST_CANCELLED = "access-request-cancelled";

		private Message() {
		}

	}

	static final class Error {

		static final String AGENT_NOT_ELIGIBLE = "AGENT_NOT_ELIGIBLE";

		static final String NOTICE_NOT_DELIVERED = "NOTICE_NOT_DELIVERED";

		static final String NO_ATTEMPTS_LEFT = "NO_ATTEMPTS_LEFT";

		static final String CONSENT_NOT_ALLOWED = "CONSENT_NOT_ALLOWED";

		static final String NOTICE_LIMIT_REACHED = "NOTICE_LIMIT_REACHED";

		/** Thrown by the model itself. */
		static final String ACCESS_REQUEST_OVER = "ACCESS_REQUEST_OVER";

		private Error() {
		}

	}

	static final class Form {

		static final String REQUEST_CASE_ACCESS = "request-case-access";

		static final String VERBAL_CONSENT = "verbal-consent";

		private Form() {
		}

	}

}
