package org.caseaccess.consent;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The chain of consent records (R8). Appends take turns: each holds the head's row until
 * its transaction ends, on however many nodes.
 */
@Component
class ConsentLedger {

	private static final Logger log = LoggerFactory.getLogger(ConsentLedger.class);

	private final JdbcClient jdbc;

	private final JdbcAggregateOperations aggregates;

	ConsentLedger(JdbcClient jdbc, JdbcAggregateOperations aggregates) {
		this.jdbc = jdbc;
		this.aggregates = aggregates;
	}

	/**
	 * Waits until this transaction is the only one that appends.
	 * @return the newest record
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public LedgerHead hold() {
		return this.jdbc.sql("select sequence_number, record_hash from consent_ledger_head where id = 1 for update")
			.query((row, number) -> new LedgerHead(row.getLong("sequence_number"), row.getString("record_hash")))
			.single();
	}

	@Transactional(propagation = Propagation.MANDATORY)
	public void append(ConsentRecord consent) {
		ConsentRecord placed = consent.after(hold());
		this.aggregates.insert(placed);
		this.jdbc.sql("update consent_ledger_head set sequence_number = :number, record_hash = :hash where id = 1")
			.param("number", placed.sequenceNumber())
			.param("hash", placed.recordHash())
			.update();
		log.info("consent record {} is number {} of the ledger: {} for access request {}", placed.id(),
				placed.sequenceNumber(), placed.kind(), placed.accessRequestId());
	}

}
