package org.caseaccess.process;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.command.ProblemException;
import io.grpc.Status;
import org.caseaccess.consent.AccessRequestCancelled;
import org.caseaccess.consent.AccessRequestOpened;
import org.caseaccess.consent.AccessRequests;
import org.caseaccess.consent.AgentLeft;
import org.caseaccess.consent.AttemptNotDelivered;
import org.caseaccess.consent.ClientAnswered;
import org.caseaccess.consent.RequestState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;

/**
 * Turns what happened in the domain into messages to the engine, after the database
 * committed. The event publication registry is the outbox: what the engine did not get is
 * sent again, and the message id makes twice the same as once. No transaction is open
 * while the engine is called: one that hangs must not take the clients' connections.
 */
@Component
class EngineMessages {

	private static final Logger log = LoggerFactory.getLogger(EngineMessages.class);

	/** Longer than any wait in the model, so that a quick answer meets its task. */
	private static final Duration TIME_TO_LIVE = Duration.ofMinutes(2);

	private static final int CONFLICT = 409;

	private final CamundaClient camunda;

	private final AccessRequests requests;

	private final RequestProcesses processes;

	/** What the engine is being told now: a redelivery beside it would only pile up. */
	private final Set<String> underWay = ConcurrentHashMap.newKeySet();

	EngineMessages(CamundaClient camunda, AccessRequests requests, RequestProcesses processes) {
		this.camunda = camunda;
		this.requests = requests;
		this.processes = processes;
	}

	@ApplicationModuleListener(propagation = Propagation.NOT_SUPPORTED)
	void on(AccessRequestOpened event) {
		String id = event.accessRequestId().toString();
		// a request that was interrupted or cancelled meanwhile needs no process, and one
		// that has its instance no second
		if (isOpen(event.accessRequestId()) && this.processes.of(event.accessRequestId()).isEmpty()) {
			logged(Map.of("request", id), () -> publish(Names.Message.CASE_ACCESS_REQUESTED, id, "opened-" + id,
					Map.of("accessRequestId", id)));
		}
	}

	@ApplicationModuleListener(propagation = Propagation.NOT_SUPPORTED)
	void on(ClientAnswered event) {
		String attempt = event.attemptId().toString();
		logged(Map.of("request", event.accessRequestId().toString(), "attempt", attempt),
				() -> publish(Names.Message.CLIENT_ANSWERED, attempt, "answered-" + attempt, Map.of()));
	}

	/** Ends the wait like an answer: the database is asked which way it ended. */
	@ApplicationModuleListener(propagation = Propagation.NOT_SUPPORTED)
	void on(AttemptNotDelivered event) {
		String attempt = event.attemptId().toString();
		publish(Names.Message.CLIENT_ANSWERED, attempt, "not-delivered-" + attempt, Map.of());
	}

	@ApplicationModuleListener(propagation = Propagation.NOT_SUPPORTED)
	void on(AgentLeft event) {
		String id = event.accessRequestId().toString();
		logged(Map.of("request", id), () -> publish(Names.Message.AGENT_LEFT, id, "left-" + id, Map.of()));
	}

	@ApplicationModuleListener(propagation = Propagation.NOT_SUPPORTED)
	void on(AccessRequestCancelled event) {
		String id = event.accessRequestId().toString();
		logged(Map.of("request", id),
				() -> publish(Names.Message.ACCESS_REQUEST_CANCELLED, id, "cancelled-" + id, Map.of()));
	}

	private boolean isOpen(UUID accessRequestId) {
		return this.requests.find(accessRequestId)
			.filter((request) -> request.state() == RequestState.OPEN)
			.isPresent();
	}

	/** Log lines of a message carry the ids of what it is about, the client's too. */
	private static void logged(Map<String, String> ids, Runnable work) {
		ids.forEach(MDC::put);
		try {
			work.run();
		}
		finally {
			ids.keySet().forEach(MDC::remove);
		}
	}

	private void publish(String name, String correlationKey, String messageId, Map<String, Object> variables) {
		if (!this.underWay.add(messageId)) {
			// an ordinary return would mark the event as handled
			throw new IllegalStateException("message " + messageId + " is being published");
		}
		try {
			publishOnce(name, correlationKey, messageId, variables);
		}
		finally {
			this.underWay.remove(messageId);
		}
	}

	private void publishOnce(String name, String correlationKey, String messageId, Map<String, Object> variables) {
		try {
			this.camunda.newPublishMessageCommand()
				.messageName(name)
				.correlationKey(correlationKey)
				.messageId(messageId)
				.timeToLive(TIME_TO_LIVE)
				.variables(variables)
				.send()
				.join();
		}
		catch (ClientStatusException ex) {
			if (ex.getStatusCode() != Status.Code.ALREADY_EXISTS) {
				throw ex;
			}
			log.debug("message {} was published before", messageId);
		}
		catch (ProblemException ex) {
			if (ex.code() != CONFLICT) {
				throw ex;
			}
			log.debug("message {} was published before", messageId);
		}
	}

}
