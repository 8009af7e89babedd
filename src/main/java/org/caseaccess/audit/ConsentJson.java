package org.caseaccess.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

import org.springframework.stereotype.Component;

/**
 * Consents with the field names of HL7 FHIR R5's {@code Consent} where they match; what
 * FHIR has no field for, and the hashed content letter for letter, is in
 * {@code caseAccess}. Each consent that was given is one entry, with its end.
 */
@Component
class ConsentJson {

	private final ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT)
		.setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);

	private final LedgerEntries ledger;

	private final Clock clock;

	ConsentJson(LedgerEntries ledger, Clock clock) {
		this.ledger = ledger;
		this.clock = clock;
	}

	void write(EntrySource entries, List<TimelineEvent> timeline, List<CaseMessage> messages, OutputStream output)
			throws IOException {
		Map<String, Map<String, Object>> texts = new LinkedHashMap<>();
		try (JsonGenerator bundle = this.json.writerWithDefaultPrettyPrinter().createGenerator(output)) {
			bundle.writeStartObject();
			bundle.writeStringField("resourceType", "Bundle");
			bundle.writeStringField("type", "collection");
			bundle.writeStringField("timestamp", Instant.now(this.clock).toString());
			bundle.writeArrayFieldStart("entry");
			entries.forEach((entry) -> {
				add(bundle, Map.of("resource", consent(entry)));
				addText(texts, entry.text());
				addText(texts, (entry.answer() != null) ? entry.answer().message() : null);
			});
			bundle.writeEndArray();
			bundle.writePOJOField("texts", texts.values());
			bundle.writePOJOField("messages", messages.stream().map(ConsentJson::message).toList());
			bundle.writePOJOField("timeline", timeline.stream().map(ConsentJson::event).toList());
			bundle.writeEndObject();
		}
	}

	private static void add(JsonGenerator bundle, Object entry) {
		try {
			bundle.writePOJO(entry);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Map<String, Object> consent(LedgerEntry entry) {
		Map<String, Object> consent = new LinkedHashMap<>();
		consent.put("resourceType", "Consent");
		consent.put("id", entry.id().toString());
		consent.put("status", entry.inForce() ? "active" : "inactive");
		consent.put("subject", party("case number", entry.caseNumber(), entry.clientName()));
		consent.put("date", entry.recordedAt().toString());
		consent.put("period", period(entry));
		consent.put("grantor", List.of(Map.of("display", grantor(entry))));
		consent.put("grantee", List.of(party("NPN", entry.agentNpn(), entry.agentName())));
		consent.put("manager", List.of(Map.of("display", entry.agencyName())));
		consent.put("regulatoryBasis", List.of(Map.of("text", "45 CFR 155.220(j)")));
		if (entry.isGiven()) {
			consent.put("sourceAttachment", List.of(attachment(entry.text())));
			consent.put("decision", "permit");
			consent.put("provision", List.of(provision(entry)));
		}
		if (entry.isVerbal()) {
			consent.put("verification", List.of(verification(entry)));
		}
		consent.put("caseAccess", own(entry));
		return consent;
	}

	private static String grantor(LedgerEntry entry) {
		String grantor = (entry.representativeName() != null) ? entry.representativeName() : entry.clientName();
		return (grantor != null) ? grantor : "not recorded";
	}

	private static Map<String, Object> party(String system, String value, String name) {
		Map<String, Object> identifier = new LinkedHashMap<>();
		identifier.put("system", system);
		identifier.put("value", value);
		Map<String, Object> party = new LinkedHashMap<>();
		party.put("identifier", identifier);
		party.put("display", name);
		return party;
	}

	private static Map<String, Object> period(LedgerEntry entry) {
		Map<String, Object> period = new LinkedHashMap<>();
		if (entry.isGiven()) {
			period.put("start", entry.recordedAt().toString());
			period.put("end", written(entry.until()));
		}
		else {
			period.put("end", entry.recordedAt().toString());
		}
		return period;
	}

	private static Map<String, Object> attachment(LedgerEntry.TextOnRecord text) {
		Map<String, Object> attachment = new LinkedHashMap<>();
		attachment.put("language", text.language());
		attachment.put("title", text.version());
		attachment.put("sha256", text.sha256());
		return attachment;
	}

	private static Map<String, Object> provision(LedgerEntry entry) {
		Map<String, Object> provision = new LinkedHashMap<>();
		provision.put("purpose", entry.purpose());
		provision.put("scope", entry.scope());
		provision.put("duration", entry.duration());
		provision.put("rescission", entry.rescission());
		return provision;
	}

	private static Map<String, Object> verification(LedgerEntry entry) {
		Map<String, Object> verification = new LinkedHashMap<>();
		// the agent says so; nobody else was there
		verification.put("verified", entry.identityCheck() != null);
		verification.put("verificationType", entry.identityCheck());
		verification.put("verifiedBy", entry.agentName());
		verification.put("verificationDate", List.of(entry.recordedAt().toString()));
		verification.put("contactMode", entry.contactMode());
		verification.put("reason", entry.verbalReason());
		verification.put("acknowledgement", entry.acknowledged().stream().map(ConsentJson::acknowledgement).toList());
		return verification;
	}

	private static Map<String, Object> course(LedgerEntry.Course course) {
		Map<String, Object> times = new LinkedHashMap<>();
		times.put("searched", written(course.searchedAt()));
		times.put("noticeRequested", written(course.requestedAt()));
		times.put("noticeSent", written(course.sentAt()));
		times.put("noticeDelivered", written(course.deliveredAt()));
		times.put("opened", written(course.openedAt()));
		times.put("openedThrough", course.openedThrough());
		times.put("answered", written(course.answeredAt()));
		times.put("associated", written(course.associatedAt()));
		times.put("accessNoticeSent", written(course.toldAt()));
		return times;
	}

	private static String written(Instant time) {
		return (time != null) ? time.toString() : null;
	}

	private static Map<String, Object> acknowledgement(LedgerEntry.Acknowledgement given) {
		Map<String, Object> acknowledged = new LinkedHashMap<>();
		acknowledged.put("name", given.name());
		acknowledged.put("at", given.at());
		acknowledged.put("source", given.source());
		return acknowledged;
	}

	private static Map<String, Object> own(LedgerEntry entry) {
		Map<String, Object> own = new LinkedHashMap<>();
		own.put("kind", entry.kind().name());
		own.put("givenRecord", (entry.givenRecordId() != null) ? entry.givenRecordId().toString() : null);
		own.put("by", entry.actor());
		if (entry.isGiven()) {
			own.put("status", entry.status());
			own.put("textUse", entry.textUse());
			own.put("answer", answer(entry.answer()));
		}
		own.put("endKind", entry.isEnded() ? entry.end().kind().name() : null);
		own.put("endedBy", entry.isEnded() ? entry.end().by() : entry.endedBy());
		own.put("method", entry.method());
		own.put("representativeAuthority", entry.representativeAuthority());
		own.put("course", course(entry.course()));
		own.put("retainUntil", String.valueOf(entry.retainUntil()));
		own.put("sequenceNumber", entry.sequenceNumber());
		own.put("content", entry.content());
		own.put("recordHash", entry.recordHash());
		return own;
	}

	private static Map<String, Object> answer(LedgerEntry.Answer answer) {
		if (answer == null) {
			return null;
		}
		Map<String, Object> given = new LinkedHashMap<>();
		given.put("through", answer.through());
		given.put("textUse", answer.textUse());
		given.put("openedAt", written(answer.openedAt()));
		given.put("openedThrough", answer.openedThrough());
		given.put("message", (answer.message() != null) ? attachment(answer.message()) : null);
		return given;
	}

	/** Each text once, however many consents name it. */
	private void addText(Map<String, Map<String, Object>> texts, LedgerEntry.TextOnRecord named) {
		if (named != null) {
			texts.computeIfAbsent(named.sha256(), (sha256) -> {
				Map<String, Object> text = attachment(named);
				text.put("text", this.ledger.exact(named).orElse(null));
				return text;
			});
		}
	}

	private static Map<String, Object> message(CaseMessage message) {
		Map<String, Object> sent = new LinkedHashMap<>();
		sent.put("purpose", message.purpose());
		sent.put("method", message.method());
		sent.put("handedOver", message.handedOverAt().toString());
		sent.put("state", message.state());
		sent.put("agent", message.agent());
		sent.put("language", message.language());
		sent.put("version", message.version());
		sent.put("subject", message.subject());
		sent.put("body", message.body());
		sent.put("html", message.html());
		sent.put("sha256", message.sha256());
		return sent;
	}

	private static Map<String, Object> event(TimelineEvent event) {
		Map<String, Object> said = new LinkedHashMap<>();
		said.put("date", event.at().toString());
		said.put("event", event.what());
		said.put("detail", event.detail());
		said.put("by", event.by());
		said.put("agent", event.agent());
		return said;
	}

}
