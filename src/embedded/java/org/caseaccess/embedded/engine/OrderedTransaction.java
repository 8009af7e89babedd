package org.caseaccess.embedded.engine;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

import io.camunda.zeebe.db.TransactionContext;
import io.camunda.zeebe.db.TransactionOperation;
import io.camunda.zeebe.db.ZeebeDbTransaction;

/**
 * One thread's transaction over ordered maps: writes go to an overlay per map, which a
 * commit applies and a rollback drops.
 */
final class OrderedTransaction implements TransactionContext, ZeebeDbTransaction {

	/** Stands in an overlay for a key that the transaction deleted. */
	static final byte[] DELETED = new byte[0];

	private final Map<NavigableMap<byte[], byte[]>, TreeMap<byte[], byte[]>> overlays = new IdentityHashMap<>();

	private final Progress progress;

	private boolean active;

	OrderedTransaction(Progress progress) {
		this.progress = progress;
	}

	/** A change of the state is a step of the engine. */
	void put(NavigableMap<byte[], byte[]> overlay, byte[] key, byte[] value) {
		overlay.put(key, value);
		this.progress.step();
	}

	TreeMap<byte[], byte[]> overlayOf(NavigableMap<byte[], byte[]> table) {
		return this.overlays.computeIfAbsent(table, (any) -> new TreeMap<>(OrderedDb.KEY_ORDER));
	}

	@Override
	public void runInTransaction(TransactionOperation operation) {
		try {
			if (this.active) {
				operation.run();
			}
			else {
				runAndCommit(operation);
			}
		}
		catch (RuntimeException ex) {
			throw ex;
		}
		catch (Exception ex) {
			throw new IllegalStateException("Transaction failed", ex);
		}
	}

	private void runAndCommit(TransactionOperation operation) throws Exception {
		this.active = true;
		try {
			operation.run();
			commit();
		}
		finally {
			if (this.active) {
				rollback();
			}
		}
	}

	@Override
	public ZeebeDbTransaction getCurrentTransaction() {
		this.active = true;
		return this;
	}

	@Override
	public void run(TransactionOperation operation) throws Exception {
		operation.run();
	}

	@Override
	public void commit() {
		this.overlays.forEach((table, overlay) -> {
			overlay.forEach((key, value) -> {
				if (value == DELETED) {
					table.remove(key);
				}
				else {
					table.put(key, value);
				}
			});
			overlay.clear();
		});
		this.active = false;
	}

	@Override
	public void rollback() {
		this.overlays.values().forEach(TreeMap::clear);
		this.active = false;
	}

}
