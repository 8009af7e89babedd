package org.caseaccess.consent;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * A record as canonical JSON: keys sorted, no spaces, what is absent is left out, times
 * in ISO 8601 in UTC. Bytes are hashed, so this form never changes; a new element is
 * absent in old records and leaves their content as it was.
 */
final class CanonicalContent {

	private static final int FORMAT = 1;

	private static final ObjectMapper JSON = new ObjectMapper();

	private CanonicalContent() {
	}

	static String of(ConsentRecord consent) {
		Map<String, Object> all = new TreeMap<>();
		all.put("format", FORMAT);
		put(all, "id", consent.id());
		put(all, "kind", consent.kind());
		put(all, "givenRecord", consent.givenRecordId());
		put(all, "accessRequest", consent.accessRequestId());
		put(all, "consentAttempt", consent.consentAttemptId());
		put(all, "method", consent.method());
		put(all, "endedBy", consent.endedBy());
		put(all, "recordedAt", consent.recordedAt());
		put(all, "retainUntil", consent.retainUntil());
		put(all, "previousHash", consent.previousHash());
		all.put("sequenceNumber", consent.sequenceNumber());
		putParties(all, consent.parties());
		putText(all, consent.text());
		putTerms(all, consent.terms());
		putVerbal(all, consent.verbal());
		putElectronic(all, consent.electronic());
		try {
			return JSON.writeValueAsString(all);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void putParties(Map<String, Object> all, ConsentParties parties) {
		if (parties == null) {
			return;
		}
		Map<String, Object> client = new TreeMap<>();
		put(client, "id", parties.clientId());
		put(client, "name", parties.clientName());
		put(client, "caseNumber", parties.caseNumber());
		all.put("client", client);
		Map<String, Object> agent = new TreeMap<>();
		put(agent, "id", parties.agentId());
		put(agent, "name", parties.agentName());
		put(agent, "npn", parties.agentNpn());
		put(agent, "agency", parties.agencyName());
		all.put("agent", agent);
		if (parties.representativeName() != null) {
			Map<String, Object> representative = new TreeMap<>();
			put(representative, "name", parties.representativeName());
			put(representative, "authority", parties.representativeAuthority());
			all.put("representative", representative);
		}
	}

	private static void putText(Map<String, Object> all, TextReference text) {
		if (text != null) {
			Map<String, Object> shown = new TreeMap<>();
			put(shown, "version", text.textVersion());
			put(shown, "language", text.textLanguage());
			put(shown, "sha256", text.textSha256());
			all.put("text", shown);
		}
	}

	private static void putTerms(Map<String, Object> all, ConsentTerms terms) {
		if (terms != null) {
			put(all, "scope", terms.scope());
			put(all, "purpose", terms.purpose());
			put(all, "duration", terms.duration());
			put(all, "rescission", terms.rescission());
		}
	}

	private static void putVerbal(Map<String, Object> all, VerbalEvidence verbal) {
		if (verbal != null) {
			Map<String, Object> taken = new TreeMap<>();
			put(taken, "reason", verbal.verbalReason());
			put(taken, "contactMode", verbal.contactMode());
			put(taken, "identityCheck", verbal.identityCheck());
			if (verbal.acknowledgements() != null) {
				taken.put("acknowledgements", acknowledgements(verbal.acknowledgements()));
			}
			all.put("verbal", taken);
		}
	}

	/** Not in records from before messages were kept as they were sent. */
	private static void putElectronic(Map<String, Object> all, ElectronicEvidence electronic) {
		if (electronic == null) {
			return;
		}
		Map<String, Object> known = new TreeMap<>();
		put(known, "answeredThrough", electronic.answeredThrough());
		put(known, "textUse", electronic.textUse());
		put(known, "openedAt", electronic.openedAt());
		put(known, "openedThrough", electronic.openedThrough());
		if (electronic.message() != null) {
			Map<String, Object> message = new TreeMap<>();
			put(message, "version", electronic.messageVersion());
			put(message, "language", electronic.messageLanguage());
			put(message, "sha256", electronic.messageSha256());
			known.put("message", message);
		}
		all.put("electronic", known);
	}

	private static List<Map<String, Object>> acknowledgements(String stored) {
		List<Map<String, Object>> acknowledgements = new ArrayList<>();
		for (String acknowledgement : stored.split(" ")) {
			String[] parts = acknowledgement.split("@", 3);
			Map<String, Object> given = new TreeMap<>();
			given.put("acknowledged", parts[0]);
			given.put("at", (parts.length > 1) ? parts[1] : "");
			// not in records from before each statement had a time of its own
			if (parts.length > 2) {
				given.put("source", parts[2]);
			}
			acknowledgements.add(given);
		}
		return acknowledgements;
	}

	private static void put(Map<String, Object> target, String key, Object value) {
		if (value != null) {
			target.put(key, value.toString());
		}
	}

}
