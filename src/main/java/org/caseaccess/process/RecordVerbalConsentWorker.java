package org.caseaccess.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.exception.CamundaError;
import org.caseaccess.consent.AccessRequests;
import org.caseaccess.consent.AttemptCount;
import org.caseaccess.consent.ConsentNotAllowedException;
import org.caseaccess.consent.ConsentRecords;
import org.caseaccess.consent.RequestState;
import org.caseaccess.consent.ConsentTerms;
import org.caseaccess.consent.Representative;
import org.caseaccess.consent.VerbalConsent;
import org.caseaccess.consent.VerbalReason;
import org.caseaccess.registry.AgentNotEligibleException;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Records a verbal consent with what was read out: the text of the form itself.
 */
@Component
public class RecordVerbalConsentWorker {

	private final ConsentRecords consents;

	private final AccessRequests requests;

	private final String readOut;

	private final ConsentTerms terms;

	RecordVerbalConsentWorker(ConsentRecords consents, AccessRequests requests, ObjectMapper json) throws IOException {
		this.consents = consents;
		this.requests = requests;
		this.readOut = new ClassPathResource("forms/" + Names.Form.VERBAL_CONSENT + ".form")
			.getContentAsString(StandardCharsets.UTF_8);
		JsonNode form = json.readTree(this.readOut);
		this.terms = new ConsentTerms(statement(form, "acknowledgeScope"), statement(form, "acknowledgePurpose"),
				statement(form, "acknowledgeDuration"), statement(form, "acknowledgeRevocation"));
	}

	/** What the agent reads out, from the form itself. */
	private static String statement(JsonNode form, String key) {
		for (JsonNode component : form.path("components")) {
			if (key.equals(component.path("key").asText())) {
				return component.path("label").asText();
			}
		}
		throw new IllegalStateException("the form %s has no field %s".formatted(Names.Form.VERBAL_CONSENT, key));
	}

	/**
	 * Works a job.
	 * @param accessRequestId the request
	 * @param verbalReason why consent was not asked electronically
	 * @param contactMode phone or in person
	 * @param identityCheck how the client's identity was checked
	 * @param representativeName who consented for the client, or nothing
	 * @param representativeAuthority what entitles the representative
	 * @param acknowledgeIdentity whether acknowledged
	 * @param acknowledgePurpose whether acknowledged
	 * @param acknowledgeScope whether acknowledged
	 * @param acknowledgeDuration whether acknowledged
	 * @param acknowledgeRevocation whether acknowledged
	 */
	@JobWorker(type = Names.Job.RECORD_VERBAL_CONSENT)
	public void record(@Variable String accessRequestId, @Variable String verbalReason, @Variable String contactMode,
			@Variable String identityCheck, @Variable String representativeName,
			@Variable String representativeAuthority, @Variable Boolean acknowledgeIdentity,
			@Variable Boolean acknowledgePurpose, @Variable Boolean acknowledgeScope,
			@Variable Boolean acknowledgeDuration, @Variable Boolean acknowledgeRevocation) {
		Map<String, Boolean> asked = new LinkedHashMap<>();
		asked.put("identity", acknowledgeIdentity);
		asked.put("purpose", acknowledgePurpose);
		asked.put("scope", acknowledgeScope);
		asked.put("duration", acknowledgeDuration);
		asked.put("revocation", acknowledgeRevocation);
		asked.values().removeIf((given) -> !Boolean.TRUE.equals(given));
		UUID id = UUID.fromString(accessRequestId);
		try {
			this.consents.recordVerbal(id,
					new VerbalConsent(VerbalReason.valueOf(verbalReason), contactMode, identityCheck,
							asked.keySet().stream().toList(), Names.Form.VERBAL_CONSENT, this.readOut, this.terms,
							representative(representativeName, representativeAuthority)));
		}
		catch (AgentNotEligibleException ex) {
			this.requests.close(id, RequestState.NOT_ELIGIBLE);
			throw Refusal.of(ex);
		}
		catch (ConsentNotAllowedException ex) {
			// a decline in another request, say: what is possible now is decided anew
			AttemptCount count = this.requests.attemptCount(id);
			throw CamundaError.bpmnError(Names.Error.CONSENT_NOT_ALLOWED, "Verbal consent is not allowed",
					Map.of("attemptsMade", count.made(), "declinedBefore", count.declined()));
		}
	}

	private static Representative representative(String name, String authority) {
		return StringUtils.hasText(name) ? new Representative(name.strip(), authority) : null;
	}

}
