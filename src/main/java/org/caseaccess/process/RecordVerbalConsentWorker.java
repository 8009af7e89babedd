package org.caseaccess.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.exception.CamundaError;
import org.caseaccess.consent.AccessRequests;
import org.caseaccess.consent.Acknowledgement;
import org.caseaccess.consent.AttemptCount;
import org.caseaccess.consent.AttemptState;
import org.caseaccess.consent.ConsentNotAllowedException;
import org.caseaccess.consent.ConsentRecords;
import org.caseaccess.consent.RequestNotFoundException;
import org.caseaccess.consent.RequestState;
import org.caseaccess.consent.ConsentTerms;
import org.caseaccess.consent.Representative;
import org.caseaccess.consent.VerbalConsent;
import org.caseaccess.consent.VerbalReason;
import org.caseaccess.consent.VerbalReasons;
import org.caseaccess.process.RefusedJobException.Reason;
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

	private final VerbalReasons reasons;

	private final RequestProcesses processes;

	private final ObjectMapper json;

	RecordVerbalConsentWorker(ConsentRecords consents, AccessRequests requests, VerbalForms forms,
			VerbalReasons reasons, RequestProcesses processes, ObjectMapper json) {
		this.consents = consents;
		this.requests = requests;
		this.forms = forms;
		this.reasons = reasons;
		this.processes = processes;
		this.json = json;
	}

	/**
	 * Works a job. Nothing is taken from the process: what was answered is what the
	 * agent's form held when it was submitted, and the reason is what the database says.
	 * @param job the job
	 */
	@JobWorker(type = Names.Job.RECORD_VERBAL_CONSENT)
	public void record(ActivatedJob job) {
		UUID id = this.processes.requestOf(job);
		SubmittedForm form = this.forms.submitted(id).orElseThrow(() -> new RefusedJobException(Reason.NO_VERBAL_FORM));
		VerbalReason reason = this.reasons.of(id).orElse(null);
		if (reason == null) {
			throw notAllowed(id);
		}
		JobClaims answers = form.answers();
		try {
			this.consents.recordVerbal(id, new VerbalConsent(reason, answers.text("contactMode"),
					answers.text("identityCheck"), acknowledged(form), Names.Form.VERBAL_CONSENT + ":" + form.version(),
					form.schema(), terms(form.schema()),
					representative(answers.text("representativeName"), answers.text("representativeAuthority"))));
		}
		catch (RequestNotFoundException ex) {
			throw new RefusedJobException(Reason.REQUEST_OVER);
		}
		catch (AgentNotEligibleException ex) {
			this.requests.close(id, RequestState.NOT_ELIGIBLE);
			throw Refusal.of(ex);
		}
		catch (ConsentNotAllowedException ex) {
			throw notAllowed(id);
		}
	}

	/** A decline in another request, say: what is possible now is decided anew. */
	private RuntimeException notAllowed(UUID id) {
		AttemptCount count = this.requests.attemptCount(id);
		Map<String, Object> known = new HashMap<>();
		known.put("attemptsMade", count.made());
		known.put("declinedBefore", count.declined());
		known.put("lastOutcome", count.onlyWithdrawn() ? AttemptState.WITHDRAWN.name() : null);
		return CamundaError.bpmnError(Names.Error.CONSENT_NOT_ALLOWED, "Verbal consent is not allowed", known);
	}

	/** What the form says was acknowledged, with the times of the ticks. */
	private static List<Acknowledgement> acknowledged(SubmittedForm form) {
		return form.ticks()
			.acknowledged(form.ticks()
				.order()
				.stream()
				.filter((field) -> form.answers().value(field).asBoolean(false))
				.collect(Collectors.toSet()), form.at());
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
