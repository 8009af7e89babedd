package org.caseaccess.embedded.engine;

import java.io.File;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

import io.camunda.zeebe.db.ColumnFamily;
import io.camunda.zeebe.db.DbKey;
import io.camunda.zeebe.db.DbValue;
import io.camunda.zeebe.db.TransactionContext;
import io.camunda.zeebe.db.ZeebeDb;
import io.camunda.zeebe.protocol.EnumValue;
import io.camunda.zeebe.protocol.ScopedColumnFamily;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * The engine's state in memory: one ordered map per column family, so that a prefix scan
 * costs what it visits. The stock in-memory database copies everything at each scan and
 * stands still at a few thousand waiting instances.
 * <p>
 * One context writes (the stream processor's); the contexts of scheduled tasks read at
 * the same time and may see a commit half done, which the engine tolerates because every
 * command that a scheduled task writes is checked again when it is processed.
 *
 * @param <C> the column families
 */
public final class OrderedDb<C extends Enum<? extends EnumValue> & EnumValue & ScopedColumnFamily>
		implements ZeebeDb<C> {

	static final Comparator<byte[]> KEY_ORDER = Arrays::compareUnsigned;

	private final Map<C, ConcurrentSkipListMap<byte[], byte[]>> tables = new ConcurrentHashMap<>();

	private final Progress progress;

	private final MeterRegistry meters = NoMeters.registry();

	/**
	 * Makes an empty state.
	 * @param progress is told of each change
	 */
	public OrderedDb(Progress progress) {
		this.progress = progress;
	}

	@Override
	public <K extends DbKey, V extends DbValue> ColumnFamily<K, V> createColumnFamily(C family,
			TransactionContext context, K key, V value) {
		return new OrderedColumnFamily<>(family, table(family), (OrderedTransaction) context, key, value);
	}

	@Override
	public TransactionContext createContext() {
		return new OrderedTransaction(this.progress);
	}

	@Override
	public boolean isEmpty(C family, TransactionContext context) {
		return table(family).isEmpty();
	}

	/**
	 * Drops all state but that of one column family.
	 * @param kept the column family that stays
	 */
	public void clearAllBut(C kept) {
		this.tables.forEach((family, table) -> {
			if (family != kept) {
				table.clear();
			}
		});
	}

	@Override
	public void createSnapshot(File directory) {
		throw new UnsupportedOperationException("State in memory has no snapshots");
	}

	@Override
	public Optional<String> getProperty(String name) {
		return Optional.empty();
	}

	@Override
	public MeterRegistry getMeterRegistry() {
		return this.meters;
	}

	@Override
	public void close() {
		this.tables.clear();
	}

	private ConcurrentSkipListMap<byte[], byte[]> table(C family) {
		return this.tables.computeIfAbsent(family, (any) -> new ConcurrentSkipListMap<>(KEY_ORDER));
	}

}
