package org.caseaccess.process;

import org.caseaccess.consent.AccessRequests;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * An engine that keeps its state in memory has forgotten the requests of the last run:
 * they end as interrupted before anybody sees a page.
 */
@Component
@ConditionalOnProperty("case-access.process.engine-in-memory")
class InterruptedRequests implements SmartInitializingSingleton {

	private final AccessRequests requests;

	private final RequestProcesses processes;

	InterruptedRequests(AccessRequests requests, RequestProcesses processes) {
		this.requests = requests;
		this.processes = processes;
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.requests.interruptAll();
		this.processes.forgetAll();
	}

}
