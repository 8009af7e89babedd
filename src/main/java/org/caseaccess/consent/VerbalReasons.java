package org.caseaccess.consent;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.springframework.stereotype.Service;

/**
 * Why a request may be answered verbally, from what the database knows of it: not what a
 * process says (R17).
 */
@Service
public class VerbalReasons {

	private final AccessRequestRepository requests;

	private final ConsentAttemptRepository attempts;

	private final VerbalPrecondition precondition;

	VerbalReasons(AccessRequestRepository requests, ConsentAttemptRepository attempts,
			VerbalPrecondition precondition) {
		this.requests = requests;
		this.attempts = attempts;
		this.precondition = precondition;
	}

	/**
	 * The reason that holds for a request now; of several the one that was decisive last.
	 * @param accessRequestId the request
	 * @return the reason, or empty when consent has to be asked electronically
	 */
	public Optional<VerbalReason> of(UUID accessRequestId) {
		return this.requests.findById(accessRequestId)
			.filter((request) -> request.clientId() != null)
			.flatMap((request) -> inOrder(accessRequestId).filter((reason) -> this.precondition.holds(request, reason))
				.findFirst());
	}

	private Stream<VerbalReason> inOrder(UUID accessRequestId) {
		boolean failedLast = this.attempts.latest(accessRequestId)
			.filter((latest) -> latest.state() == AttemptState.NOT_DELIVERED)
			.isPresent();
		return Stream.of(VerbalReason.PREFERENCE_NOT_ELECTRONIC,
				failedLast ? VerbalReason.NOT_DELIVERED : VerbalReason.NO_ATTEMPTS_LEFT, VerbalReason.NO_ATTEMPTS_LEFT,
				VerbalReason.NO_RESPONSE, VerbalReason.NOT_DELIVERED);
	}

}
