package org.caseaccess.process;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.camunda.client.api.command.ProblemException;
import org.caseaccess.consent.AccessRequests;
import org.caseaccess.process.ProcessInstances.Condition;
import org.caseaccess.process.ProcessTroubles.Kind;
import org.caseaccess.process.ProcessTroubles.Watched;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Ends the open requests that nobody works on any more: their process instance was
 * cancelled or deleted, ended without ending the request, was stopped by an incident for
 * too long, or never came to be. Several nodes may do so at once: a request ends once.
 * <p>
 * The engine's search is behind, so an instance that it does not know is looked for
 * twice, and then asked for at the engine itself. An engine that does not answer ends
 * nothing.
 */
@Component
@EnableConfigurationProperties(ProcessCheckProperties.class)
class LostRequests {

	private static final Logger log = LoggerFactory.getLogger(LostRequests.class);

	private final ProcessTroubles troubles;

	private final ProcessInstances instances;

	private final AccessRequests requests;

	private final ProcessCheckProperties properties;

	private final Clock clock;

	LostRequests(ProcessTroubles troubles, ProcessInstances instances, AccessRequests requests,
			ProcessCheckProperties properties, Clock clock) {
		this.troubles = troubles;
		this.instances = instances;
		this.requests = requests;
		this.properties = properties;
		this.clock = clock;
	}

	@Scheduled(fixedDelayString = "${case-access.process.check.every:PT20S}",
			initialDelayString = "${case-access.process.check.every:PT20S}")
	void check() {
		try {
			List<Watched> open = this.troubles.open(this.properties.youngest());
			int atOnce = this.properties.atOnce();
			for (int from = 0; from < open.size(); from += atOnce) {
				checkOpen(open.subList(from, Math.min(from + atOnce, open.size())));
			}
			checkOver(this.troubles.over(atOnce));
			this.troubles.forgetEnded();
		}
		catch (EngineNotReachableException ex) {
			log.debug("open requests are checked when the engine answers");
		}
		catch (ProblemException ex) {
			log.warn("open requests cannot be checked: the engine answers {}", ex.code());
		}
	}

	private void checkOpen(List<Watched> some) {
		Map<UUID, Set<Long>> claiming = this.instances
			.claiming(some.stream().filter((request) -> request.instance() == null).map(Watched::id).toList());
		Map<Long, Condition> conditions = this.instances.conditions(
				Stream
					.concat(some.stream().map(Watched::instance).filter(Objects::nonNull),
							claiming.values().stream().flatMap(Set::stream))
					.collect(Collectors.toSet()));
		for (Watched request : some) {
			Set<Long> keys = (request.instance() != null) ? Set.of(request.instance())
					: claiming.getOrDefault(request.id(), Set.of());
			try {
				check(request, keys.stream().map(conditions::get).filter(Objects::nonNull).collect(Collectors.toSet()));
			}
			catch (ProblemException ex) {
				log.warn("the process of access request {} cannot be asked for: {}", request.id(), ex.code());
			}
		}
	}

	private void check(Watched request, Set<Condition> found) {
		if (found.contains(Condition.RUNNING)) {
			isWell(request);
		}
		else if (found.contains(Condition.STOPPED)) {
			isStopped(request);
		}
		else if (found.contains(Condition.ENDED) && request.instance() != null) {
			interrupt(request, "its process instance has ended");
		}
		else {
			isMissing(request);
		}
	}

	private void isWell(Watched request) {
		if (request.trouble() != null) {
			this.troubles.forget(request.id());
		}
	}

	private void isStopped(Watched request) {
		if (request.has(Kind.INCIDENT, this.properties.incidentPatience(), now())) {
			interrupt(request, "an incident has stopped it for too long");
		}
		else if (request.trouble() != Kind.INCIDENT) {
			this.troubles.note(request.id(), Kind.INCIDENT);
		}
	}

	private void isMissing(Watched request) {
		if (request.trouble() != Kind.MISSING) {
			this.troubles.note(request.id(), Kind.MISSING);
		}
		else if (request.has(Kind.MISSING, this.properties.missingPatience(), now()) && !isThere(request)) {
			interrupt(request, "the engine knows no process instance of it");
		}
	}

	/** Of a request without an instance nothing is known that could be asked for. */
	private boolean isThere(Watched request) {
		return request.instance() != null && this.instances.isThere(request.instance());
	}

	private void interrupt(Watched request, String why) {
		if (this.requests.interrupt(request.id())) {
			log.warn("access request {} is interrupted: {} (process instance {})", request.id(), why,
					request.instance());
		}
	}

	/** An instance that waits for somebody although its request is over. */
	private void checkOver(List<Watched> over) {
		Map<Long, Condition> conditions = this.instances.conditions(over.stream().map(Watched::instance).toList());
		for (Watched request : over) {
			if (conditions.getOrDefault(request.instance(), Condition.ENDED) == Condition.ENDED) {
				this.troubles.ended(request.id());
			}
			else {
				log.info("process instance {} is told once more that access request {} has ended", request.instance(),
						request.id());
				this.requests.tellEnd(request.id());
			}
		}
	}

	private Instant now() {
		return Instant.now(this.clock);
	}

}
