package org.caseaccess.consent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is hashed: old records keep their content, and so their hash, for ever. */
class CanonicalContentTests {

	private static final Instant AT = Instant.parse("2026-11-28T12:00:00.000001Z");

	private static final UUID ID = new UUID(0, 1);

	/** As commit 0226350 wrote it. */
	private static final String BEFORE = "{\"accessRequest\":\"00000000-0000-0000-0000-000000000001\","
			+ "\"agent\":{\"agency\":\"Harbor\",\"id\":\"00000000-0000-0000-0000-000000000001\",\"name\":\"Maria Lopez\","
			+ "\"npn\":\"18452301\"},\"client\":{\"caseNumber\":\"C-1\",\"id\":\"00000000-0000-0000-0000-000000000001\","
			+ "\"name\":\"Elena Garcia\"},\"consentAttempt\":\"00000000-0000-0000-0000-000000000001\",\"duration\":\"d\","
			+ "\"format\":1,\"id\":\"00000000-0000-0000-0000-000000000001\",\"kind\":\"GIVEN\",\"method\":\"TEXT\","
			+ "\"previousHash\":\"0\",\"purpose\":\"p\",\"recordedAt\":\"2026-11-28T12:00:00.000001Z\","
			+ "\"rescission\":\"r\",\"retainUntil\":\"2036-11-28\",\"scope\":\"s\",\"sequenceNumber\":1,"
			+ "\"text\":{\"language\":\"en\",\"sha256\":\"abc\",\"version\":\"2026-11\"}}";

	@Test
	void aRecordFromBeforeMessagesWereKeptReadsAsItDid() {
		assertThat(CanonicalContent.of(record(null))).isEqualTo(BEFORE);
	}

	@Test
	void aNewRecordSaysWhatItRestsOnAndLeavesOutWhatDidNotHappen() {
		assertThat(CanonicalContent
			.of(record(new ElectronicEvidence("LINK", "SHOWN", AT, "LINK", "2026-11", "es", "def"))))
			.isEqualTo(BEFORE.replace("\"format\"", "\"electronic\":{\"answeredThrough\":\"LINK\","
					+ "\"message\":{\"language\":\"es\",\"sha256\":\"def\",\"version\":\"2026-11\"},"
					+ "\"openedAt\":\"2026-11-28T12:00:00.000001Z\",\"openedThrough\":\"LINK\",\"textUse\":\"SHOWN\"},"
					+ "\"format\""));
		assertThat(CanonicalContent
			.of(record(new ElectronicEvidence("RESIDENT_PORTAL", "AVAILABLE", null, null, null, null, null))))
			.contains("\"electronic\":{\"answeredThrough\":\"RESIDENT_PORTAL\",\"textUse\":\"AVAILABLE\"}");
	}

	private static ConsentRecord record(ElectronicEvidence electronic) {
		return new ConsentRecord(ID, ConsentKind.GIVEN, null, ID, ID,
				new ConsentParties(ID, "Elena Garcia", "C-1", null, null, ID, "Maria Lopez", "18452301", "Harbor"),
				"TEXT", null, AT, new TextReference("2026-11", "en", "abc"), new ConsentTerms("s", "p", "d", "r"), null,
				LocalDate.parse("2036-11-28"), 1L, "0", null, null, electronic);
	}

}
