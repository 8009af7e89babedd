package org.caseaccess.consent;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Proves that the ledger is as it was written: every record's columns say what its hashed
 * content says, each carries the hash of the one before, none is missing, and every text
 * that was shown, and every message that asked, is kept unaltered (R8). Only reads.
 */
@Service
public class LedgerVerification {

	private final ConsentRecordRepository records;

	private final JdbcClient jdbc;

	LedgerVerification(ConsentRecordRepository records, JdbcClient jdbc) {
		this.records = records;
		this.jdbc = jdbc;
	}

	/**
	 * Verifies the whole ledger, as it stands at one moment.
	 * @return what was found
	 */
	@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
	public LedgerState verify() {
		LedgerHead head = head();
		Set<TextReference> texts = unalteredTexts();
		LedgerHead last = LedgerHead.EMPTY;
		List<ConsentRecord> next = this.records.after(0);
		while (!next.isEmpty()) {
			for (ConsentRecord consent : next) {
				Optional<BrokenRecord> broken = check(consent, last, texts);
				if (broken.isPresent()) {
					return new LedgerState(last.sequenceNumber(), head.recordHash(), broken.get());
				}
				last = new LedgerHead(consent.sequenceNumber(), consent.recordHash());
			}
			next = this.records.after(last.sequenceNumber());
		}
		return new LedgerState(last.sequenceNumber(), head.recordHash(), endOf(last, head).orElse(null));
	}

	/**
	 * How long the ledger says it is, unverified.
	 * @return number of the newest record
	 */
	public long length() {
		return head().sequenceNumber();
	}

	private Optional<BrokenRecord> check(ConsentRecord consent, LedgerHead before, Set<TextReference> texts) {
		long expected = before.sequenceNumber() + 1;
		if (consent.sequenceNumber() != expected) {
			return Optional.of(new BrokenRecord(expected, null, "it is missing."));
		}
		if (!before.recordHash().equals(consent.previousHash())) {
			return broken(consent, "it does not carry the hash of the record before.");
		}
		if (!ConsentToken.sha256(consent.content()).equals(consent.recordHash())) {
			return broken(consent, "its content does not have the hash that was recorded.");
		}
		if (!CanonicalContent.of(consent).equals(consent.content())) {
			return broken(consent, "its columns do not say what its content says.");
		}
		if (consent.text() != null && !texts.contains(consent.text())) {
			return broken(consent, "the text that was shown is missing or altered.");
		}
		if (consent.electronic() != null && consent.electronic().message() != null
				&& !texts.contains(consent.electronic().message())) {
			return broken(consent, "the message that asked is missing or altered.");
		}
		return Optional.empty();
	}

	private Optional<BrokenRecord> endOf(LedgerHead last, LedgerHead head) {
		if (last.sequenceNumber() < head.sequenceNumber()) {
			return Optional.of(new BrokenRecord(last.sequenceNumber() + 1, null, "it is missing."));
		}
		if (!last.equals(head)) {
			return Optional.of(new BrokenRecord(last.sequenceNumber(), null,
					"the ledger's head does not know it; it was not written by this program."));
		}
		return this.records.firstWithoutPlace()
			.map((consent) -> new BrokenRecord(null, consent.id(), "it is not part of the chain."));
	}

	private LedgerHead head() {
		return this.jdbc.sql("select sequence_number, record_hash from consent_ledger_head where id = 1")
			.query((row, number) -> new LedgerHead(row.getLong("sequence_number"), row.getString("record_hash")))
			.single();
	}

	private Set<TextReference> unalteredTexts() {
		Set<TextReference> texts = new HashSet<>();
		this.jdbc.sql("select version, language, sha256, text from consent_text").query((row) -> {
			String sha256 = row.getString("sha256");
			if (ConsentToken.sha256(row.getString("text")).equals(sha256)) {
				texts.add(new TextReference(row.getString("version"), row.getString("language"), sha256));
			}
		});
		return texts;
	}

	private static Optional<BrokenRecord> broken(ConsentRecord consent, String reason) {
		return Optional.of(new BrokenRecord(consent.sequenceNumber(), consent.id(), reason));
	}

}
