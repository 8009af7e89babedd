package org.caseaccess.portal;

import java.util.List;

import org.caseaccess.consent.RequestState;

/**
 * How a request stands or ended, in the agents' words.
 *
 * @param label for a list
 * @param title for a heading
 * @param message what it means
 * @param nextSteps what the agent can do
 */
record Outcome(String label, String title, String message, List<String> nextSteps) {

	private static final String SEARCH_AGAIN = "Request case access again from the dashboard.";

	static Outcome of(RequestState state) {
		return switch (state) {
			case OPEN -> new Outcome("Under way", "Under way", "The request is under way.", List.of());
			case GRANTED -> new Outcome("Access granted", "You have access",
					"You are associated with the client's case.", List.of("Open the case to work in it."));
			case ASSOCIATED_BEFORE -> new Outcome("Access existed before", "You already have access",
					"You were associated with the client's case before, so no consent was asked.",
					List.of("Open the case to work in it."));
			case NOT_FOUND -> new Outcome("No single client found", "No single client found",
					"The search did not lead to exactly one client.",
					List.of("Check accents, hyphens and second names, and spell the name as on the application.",
							"Check the sex and the date of birth with the client.",
							"Search again with the Social Security Number, the Case Number or the Application Number."));
			case DECLINED -> new Outcome("Client did not consent", "Client did not consent",
					"The client declined, so you have no access to the case.",
					List.of("If the decline was a mistake, ask the client to call the exchange."));
			case LEFT -> new Outcome("Expired: the page was left", "The request has expired",
					"You went to another screen while the client was being asked, or the connection was lost for more "
							+ "than 10 seconds, so the requested consent expired. The client can no longer answer it.",
					List.of(SEARCH_AGAIN, "Stay on the page of the request while the client is being asked."));
			case CANCELLED -> new Outcome("Cancelled", "The request is cancelled",
					"You cancelled the request. Nothing was shared with you.", List.of(SEARCH_AGAIN));
			case NO_METHOD -> new Outcome("Client cannot be asked", "The client cannot be asked now",
					"There is no way left to ask this client for consent in this request.",
					List.of("Ask the client to choose the portal's inbox in the resident portal, "
							+ "or to call the exchange."));
			case EXPIRED -> new Outcome("Expired", "The request has expired",
					"Nobody worked on the request for too long.", List.of(SEARCH_AGAIN));
			case NOT_ELIGIBLE -> new Outcome("Not eligible", "You cannot request access now",
					"Your licence or your agreement with the exchange is not active.",
					List.of("Ask your agency to clear this up with the exchange."));
			case INTERRUPTED -> new Outcome("Interrupted", "The request was interrupted",
					"The system does not work on the request any more: after a restart, for technical trouble, or because an "
							+ "administrator ended it. Nothing was shared with you.",
					List.of(SEARCH_AGAIN));
			case SIGN_IN_ENDED -> new Outcome("Sign-in ended", "The request ended with your sign-in",
					"Your account was closed or changed while the request was under way. Nothing was shared with you.",
					List.of("Ask your agency whether your account is active.", SEARCH_AGAIN));
			case ENDED_BY_CLIENT -> new Outcome("Access ended by the client", "Access ended by the client",
					"The client ended your access to the case. It ended at once.",
					List.of("If you think that this is a mistake, ask the client to call the exchange."));
			case ENDED_BY_AGENT ->
				new Outcome("Access ended by you", "You ended your access", "You no longer have access to the case.",
						List.of("To work in the case again, request case access: the client is asked again."));
		};
	}

}
