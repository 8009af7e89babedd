package org.caseaccess.process;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.response.ProcessInstance;
import io.grpc.Status;

import org.springframework.stereotype.Component;

/**
 * How process instances are, asked for many at once. What the engine's search answers is
 * a little behind what the engine knows.
 */
@Component
class ProcessInstances {

	/** Steps have copies of a request's id; each instance has few of them. */
	private static final int MOST_RESULTS = 5_000;

	private final CamundaClient camunda;

	ProcessInstances(CamundaClient camunda) {
		this.camunda = camunda;
	}

	/** How an instance is. */
	enum Condition {

		/** It goes on, or waits for somebody. */
		RUNNING,
		/** An incident stops it. */
		STOPPED,
		/** It was completed or cancelled. */
		ENDED

	}

	/**
	 * The conditions of those of the instances that the engine's search knows.
	 * @param keys at most a thousand instances
	 * @return by instance
	 * @throws EngineNotReachableException when the engine does not answer
	 */
	Map<Long, Condition> conditions(Collection<Long> keys) {
		if (keys.isEmpty()) {
			return Map.of();
		}
		return EngineCalls.reaching(() -> this.camunda.newProcessInstanceSearchRequest()
			.filter((instance) -> instance.processInstanceKey((key) -> key.in(List.copyOf(keys))))
			.page((page) -> page.limit(keys.size()))
			.send()
			.join()
			.items()
			.stream()
			.collect(Collectors.toMap(ProcessInstance::getProcessInstanceKey, ProcessInstances::condition)));
	}

	private static Condition condition(ProcessInstance instance) {
		if (instance.getState() != ProcessInstanceState.ACTIVE) {
			return Condition.ENDED;
		}
		return Boolean.TRUE.equals(instance.getHasIncident()) ? Condition.STOPPED : Condition.RUNNING;
	}

	/**
	 * The instances that say of themselves that they run some requests. It is a claim: it
	 * may keep a request open, and nothing else.
	 * @param requests at most a thousand requests
	 * @return instances by request
	 * @throws EngineNotReachableException when the engine does not answer
	 */
	Map<UUID, Set<Long>> claiming(Collection<UUID> requests) {
		if (requests.isEmpty()) {
			return Map.of();
		}
		Map<String, UUID> written = requests.stream()
			.collect(Collectors.toMap((id) -> "\"" + id + "\"", Function.identity()));
		Map<UUID, Set<Long>> claiming = new HashMap<>();
		EngineCalls
			.reaching(() -> this.camunda.newVariableSearchRequest()
				.filter((variable) -> variable.name("accessRequestId")
					.value((value) -> value.in(List.copyOf(written.keySet()))))
				.page((page) -> page.limit(MOST_RESULTS))
				.send()
				.join()
				.items())
			.forEach((variable) -> claiming.computeIfAbsent(written.get(variable.getValue()), (id) -> new HashSet<>())
				.add(variable.getProcessInstanceKey()));
		return claiming;
	}

	/**
	 * Whether the engine itself knows an instance that still runs, whatever its search
	 * says: it is given no variables at all, which it takes or refuses.
	 * @param key the instance
	 * @return false when there is none
	 * @throws EngineNotReachableException when the engine does not answer
	 */
	boolean isThere(long key) {
		try {
			EngineCalls.reaching(() -> {
				try {
					return this.camunda.newSetVariablesCommand(key).variables(Map.of()).send().join();
				}
				catch (ClientStatusException ex) {
					if (ex.getStatusCode() == Status.Code.NOT_FOUND) {
						throw new NotThere();
					}
					throw ex;
				}
			});
			return true;
		}
		catch (NotThere ex) {
			return false;
		}
		catch (ProblemException ex) {
			if (ex.code() == EngineCalls.NOT_FOUND) {
				return false;
			}
			throw ex;
		}
	}

	/** The engine's own word for it, by whichever protocol. */
	private static final class NotThere extends RuntimeException {

	}

}
