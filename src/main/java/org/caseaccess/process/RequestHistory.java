package org.caseaccess.process;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.ElementInstanceType;
import io.camunda.client.api.search.enums.IncidentState;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.response.ElementInstance;
import io.camunda.client.api.search.response.Incident;
import io.camunda.client.api.search.response.ProcessInstance;
import io.camunda.client.api.search.response.ProcessInstanceSequenceFlow;

import org.springframework.stereotype.Service;

/**
 * The way of a request through the model, from the engine's public API only: alike on the
 * embedded engine and on a cluster.
 */
@Service
public class RequestHistory {

	/** More than a request enters with all its attempts. */
	private static final int MANY = 1000;

	private final CamundaClient camunda;

	private final RequestProcesses processes;

	RequestHistory(CamundaClient camunda, RequestProcesses processes) {
		this.camunda = camunda;
		this.processes = processes;
	}

	/**
	 * The way of a request.
	 * @param accessRequestId the request
	 * @return the way, or empty when the engine does not know the request, not yet or not
	 * any more
	 * @throws EngineNotReachableException when the engine does not answer
	 */
	public Optional<ProcessHistory> of(UUID accessRequestId) {
		OptionalLong key = this.processes.of(accessRequestId);
		if (key.isEmpty()) {
			return Optional.empty();
		}
		return known(() -> history(key.getAsLong()));
	}

	/**
	 * The model that a request follows, as it was when the request began.
	 * @param accessRequestId the request
	 * @return BPMN, or empty as above
	 * @throws EngineNotReachableException when the engine does not answer
	 */
	public Optional<String> model(UUID accessRequestId) {
		OptionalLong key = this.processes.of(accessRequestId);
		if (key.isEmpty()) {
			return Optional.empty();
		}
		return known(() -> {
			long definition = instance(key.getAsLong()).getProcessDefinitionKey();
			return this.camunda.newProcessDefinitionGetXmlRequest(definition).send().join();
		});
	}

	private ProcessHistory history(long key) {
		ProcessInstance instance = instance(key);
		return new ProcessHistory(instance.getProcessDefinitionKey(),
				instance.getState() == ProcessInstanceState.ACTIVE, at(instance.getStartDate()),
				at(instance.getEndDate()), steps(key), flows(key), incidents(key));
	}

	private ProcessInstance instance(long key) {
		return this.camunda.newProcessInstanceGetRequest(key).send().join();
	}

	private List<ProcessStep> steps(long key) {
		return this.camunda.newElementInstanceSearchRequest()
			.filter((element) -> element.processInstanceKey(key))
			.page((page) -> page.limit(MANY))
			.send()
			.join()
			.items()
			.stream()
			.filter((element) -> element.getType() != ElementInstanceType.PROCESS)
			// keys grow as elements are entered, also within one millisecond
			.sorted(Comparator.comparing(ElementInstance::getElementInstanceKey))
			.map(RequestHistory::step)
			.toList();
	}

	private static ProcessStep step(ElementInstance element) {
		return new ProcessStep(element.getElementId(), element.getElementName(), element.getType().name(),
				state(element.getState()), at(element.getStartDate()), at(element.getEndDate()),
				Boolean.TRUE.equals(element.getIncident()));
	}

	private static ProcessStep.State state(ElementInstanceState state) {
		return switch (state) {
			case ACTIVE -> ProcessStep.State.ACTIVE;
			case TERMINATED -> ProcessStep.State.TERMINATED;
			default -> ProcessStep.State.COMPLETED;
		};
	}

	private List<String> flows(long key) {
		return this.camunda.newProcessInstanceSequenceFlowsRequest(key)
			.send()
			.join()
			.stream()
			.map(ProcessInstanceSequenceFlow::getElementId)
			.distinct()
			.toList();
	}

	private List<ProcessIncident> incidents(long key) {
		return this.camunda.newIncidentsByProcessInstanceSearchRequest(key)
			.send()
			.join()
			.items()
			.stream()
			.sorted(Comparator.comparing(Incident::getIncidentKey))
			.map((incident) -> new ProcessIncident(incident.getElementId(), incident.getErrorType().name(),
					incident.getState() != IncidentState.RESOLVED, at(incident.getCreationTime())))
			.toList();
	}

	private static Instant at(OffsetDateTime time) {
		return (time != null) ? time.toInstant() : null;
	}

	private static <T> Optional<T> known(Supplier<T> call) {
		try {
			return Optional.of(EngineCalls.reaching(call));
		}
		catch (ProblemException ex) {
			if (ex.code() == EngineCalls.NOT_FOUND) {
				return Optional.empty();
			}
			throw ex;
		}
	}

}
