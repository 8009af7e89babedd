package org.caseaccess.audit;

import java.util.Arrays;
import java.util.stream.Collectors;

import org.caseaccess.consent.AttemptState;
import org.caseaccess.consent.RequestState;
import org.caseaccess.notification.DeliveryState;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Who acted, for every state that the domain knows. */
class ActorTests {

	@Test
	void whoEndedARequest() {
		assertThat(Arrays.stream(RequestState.values())
			.collect(Collectors.toMap((state) -> state, (state) -> Actor.ofRequest(state, false))))
			.containsEntry(RequestState.GRANTED, Actor.AGENT)
			.containsEntry(RequestState.CANCELLED, Actor.AGENT)
			.containsEntry(RequestState.DECLINED, Actor.CLIENT)
			.containsEntry(RequestState.ENDED_BY_CLIENT, Actor.CLIENT)
			.containsEntry(RequestState.ENDED_BY_AGENT, Actor.AGENT)
			.containsEntry(RequestState.EXPIRED, Actor.SYSTEM)
			.containsEntry(RequestState.INTERRUPTED, Actor.SYSTEM)
			.containsEntry(RequestState.NOT_ELIGIBLE, Actor.SYSTEM)
			.containsEntry(RequestState.NO_METHOD, Actor.SYSTEM)
			// the page went away: whether its agent did is not known
			.containsEntry(RequestState.LEFT, Actor.SYSTEM);
		// an access that came to be was completed by the agent, whoever ended it since
		assertThat(Actor.ofRequest(RequestState.ENDED_BY_CLIENT, true)).isEqualTo(Actor.AGENT);
	}

	@Test
	void whoEndedAnAttempt() {
		for (AttemptState state : AttemptState.values()) {
			String expected = switch (state) {
				case ACCEPTED, DECLINED -> Actor.CLIENT;
				default -> Actor.SYSTEM;
			};
			assertThat(Actor.ofAttempt(state.name(), RequestState.GRANTED, true)).as(state.name()).isEqualTo(expected);
		}
		assertThat(Actor.ofAttempt("WITHDRAWN", RequestState.CANCELLED, false)).isEqualTo(Actor.AGENT);
		assertThat(Actor.ofAttempt("WITHDRAWN", RequestState.ENDED_BY_CLIENT, false)).isEqualTo(Actor.CLIENT);
		assertThat(Actor.ofAttempt("WITHDRAWN", RequestState.INTERRUPTED, false)).isEqualTo(Actor.SYSTEM);
	}

	@Test
	void whoToldWhatBecameOfANotice() {
		for (DeliveryState state : DeliveryState.values()) {
			String expected = switch (state) {
				case DELIVERED, BOUNCED, REFUSED -> Actor.PROVIDER;
				case OPTED_OUT -> Actor.CLIENT;
				case ACCEPTED, EXPIRED -> Actor.SYSTEM;
			};
			assertThat(Actor.ofDelivery(state.name(), "TEXT", true)).as(state.name()).isEqualTo(expected);
		}
		assertThat(Actor.ofDelivery("DELIVERED", "PORTAL", false)).isEqualTo(Actor.SYSTEM);
		assertThat(Actor.ofDelivery("REFUSED", "EMAIL", false)).isEqualTo(Actor.SYSTEM);
	}

}
