package org.caseaccess.process;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.exception.CamundaError;
import org.caseaccess.consent.AccessRequests;
import org.caseaccess.consent.AttemptCount;
import org.caseaccess.consent.AttemptState;
import org.caseaccess.consent.ConsentNotAllowedException;
import org.caseaccess.consent.ConsentRecords;
import org.caseaccess.consent.RequestState;
import org.caseaccess.consent.ConsentTerms;
import org.caseaccess.consent.Representative;
import org.caseaccess.consent.VerbalConsent;
import org.caseaccess.consent.VerbalReason;
import org.caseaccess.process.VerbalForms.SubmittedForm;
import org.caseaccess.registry.AgentNotEligibleException;

import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Records a verbal consent with what was read out: the text of the form itself, as the
 * engine showed it for this task, and when each statement was acknowledged.
 */
@Component
public class RecordVerbalConsentWorker {

	private final ConsentRecords consents;

	private final AccessRequests requests;

	private final VerbalForms forms;

	private final ObjectMapper json;

	RecordVerbalConsentWorker(ConsentRecords consents, AccessRequests requests, VerbalForms forms, ObjectMapper json) {
		this.consents = consents;
		this.requests = requests;
		this.forms = forms;
		this.json = json;
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
		Map<String, Boolean> fields = new LinkedHashMap<>();
		fields.put("acknowledgeIdentity", acknowledgeIdentity);
		fields.put("acknowledgePurpose", acknowledgePurpose);
		fields.put("acknowledgeScope", acknowledgeScope);
		fields.put("acknowledgeDuration", acknowledgeDuration);
		fields.put("acknowledgeRevocation", acknowledgeRevocation);
		fields.values().removeIf((given) -> !Boolean.TRUE.equals(given));
		UUID id = UUID.fromString(accessRequestId);
		SubmittedForm form = this.forms.submitted(id)
			.orElseThrow(() -> new IllegalStateException("no verbal form was submitted for request " + id));
		try {
			this.consents.recordVerbal(id,
					new VerbalConsent(VerbalReason.valueOf(verbalReason), contactMode, identityCheck,
							form.ticks().acknowledged(fields.keySet(), form.at()),
							Names.Form.VERBAL_CONSENT + ":" + form.version(), form.schema(), terms(form.schema()),
							representative(representativeName, representativeAuthority)));
		}
		catch (AgentNotEligibleException ex) {
			this.requests.close(id, RequestState.NOT_ELIGIBLE);
			throw Refusal.of(ex);
		}
		catch (ConsentNotAllowedException ex) {
			// a decline in another request, say: what is possible now is decided anew
			AttemptCount count = this.requests.attemptCount(id);
			Map<String, Object> known = new HashMap<>();
			known.put("attemptsMade", count.made());
			known.put("declinedBefore", count.declined());
			known.put("lastOutcome", count.onlyWithdrawn() ? AttemptState.WITHDRAWN.name() : null);
			throw CamundaError.bpmnError(Names.Error.CONSENT_NOT_ALLOWED, "Verbal consent is not allowed", known);
		}
	}

	/** What was consented to, in the words of the form. */
	private ConsentTerms terms(String schema) {
		try {
			JsonNode form = this.json.readTree(schema);
			return new ConsentTerms(statement(form, "acknowledgeScope"), statement(form, "acknowledgePurpose"),
					statement(form, "acknowledgeDuration"), statement(form, "acknowledgeRevocation"));
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException("the engine gave a form that is not JSON", ex);
		}
	}

	private static String statement(JsonNode form, String key) {
		for (JsonNode component : form.path("components")) {
			if (key.equals(component.path("key").asText())) {
				return component.path("label").asText();
			}
		}
		throw new IllegalStateException("the form %s has no field %s".formatted(Names.Form.VERBAL_CONSENT, key));
	}

	private static Representative representative(String name, String authority) {
		return StringUtils.hasText(name) ? new Representative(name.strip(), StringUtils.trimWhitespace(authority))
				: null;
	}

}
