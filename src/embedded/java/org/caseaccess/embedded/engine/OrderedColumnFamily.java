package org.caseaccess.embedded.engine;

import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.camunda.zeebe.db.ColumnFamily;
import io.camunda.zeebe.db.DbKey;
import io.camunda.zeebe.db.DbValue;
import io.camunda.zeebe.db.KeyValuePairVisitor;
import io.camunda.zeebe.db.ZeebeDbInconsistentException;
import io.camunda.zeebe.protocol.ColumnFamilyScope;
import io.camunda.zeebe.protocol.ScopedColumnFamily;
import io.camunda.zeebe.util.buffer.BufferWriter;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * One column family as one transaction sees it: the committed map under the overlay of
 * what the transaction wrote. An iteration may be changed by its own visitor: it goes on
 * from the last key it saw, so it neither fails nor repeats.
 */
final class OrderedColumnFamily<K extends DbKey, V extends DbValue> implements ColumnFamily<K, V> {

	private static final byte[] NO_BYTES = {};

	private final ScopedColumnFamily family;

	private final ConcurrentSkipListMap<byte[], byte[]> committed;

	private final NavigableMap<byte[], byte[]> overlay;

	private final OrderedTransaction transaction;

	private final K key;

	private final V value;

	private final ExpandableArrayBuffer scratch = new ExpandableArrayBuffer();

	OrderedColumnFamily(ScopedColumnFamily family, ConcurrentSkipListMap<byte[], byte[]> committed,
			OrderedTransaction transaction, K key, V value) {
		this.family = family;
		this.committed = committed;
		this.overlay = transaction.overlayOf(committed);
		this.transaction = transaction;
		this.key = key;
		this.value = value;
	}

	private void put(byte[] keyBytes, byte[] valueBytes) {
		this.transaction.put(this.overlay, keyBytes, valueBytes);
	}

	@Override
	public void insert(K key, V value) {
		byte[] keyBytes = bytes(key);
		this.transaction.runInTransaction(() -> {
			if (find(keyBytes) != null) {
				throw inconsistent(key, "already exists");
			}
			put(keyBytes, bytes(value));
		});
	}

	@Override
	public void update(K key, V value) {
		byte[] keyBytes = bytes(key);
		this.transaction.runInTransaction(() -> {
			requireKey(key, keyBytes);
			put(keyBytes, bytes(value));
		});
	}

	@Override
	public void upsert(K key, V value) {
		this.transaction.runInTransaction(() -> put(bytes(key), bytes(value)));
	}

	@Override
	public V get(K key) {
		return read(find(bytes(key)), this.value);
	}

	@Override
	public V get(K key, Supplier<V> target) {
		byte[] found = find(bytes(key));
		return (found != null) ? read(found, target.get()) : null;
	}

	@Override
	public void deleteExisting(K key) {
		byte[] keyBytes = bytes(key);
		this.transaction.runInTransaction(() -> {
			requireKey(key, keyBytes);
			put(keyBytes, OrderedTransaction.DELETED);
		});
	}

	@Override
	public void deleteIfExists(K key) {
		this.transaction.runInTransaction(() -> put(bytes(key), OrderedTransaction.DELETED));
	}

	@Override
	public boolean exists(K key) {
		return find(bytes(key)) != null;
	}

	@Override
	public boolean isEmpty() {
		boolean[] empty = { true };
		iterate(NO_BYTES, NO_BYTES, (k, v) -> {
			empty[0] = false;
			return false;
		});
		return empty[0];
	}

	@Override
	public long count() {
		return count(NO_BYTES);
	}

	@Override
	public long countEqualPrefix(DbKey prefix) {
		return count(bytes(prefix));
	}

	@Override
	public void forEach(Consumer<V> visitor) {
		iterate(NO_BYTES, NO_BYTES, (k, v) -> {
			visitor.accept(v);
			return true;
		});
	}

	@Override
	public void forEach(BiConsumer<K, V> visitor) {
		iterate(NO_BYTES, NO_BYTES, always(visitor));
	}

	@Override
	public void whileTrue(K start, KeyValuePairVisitor<K, V> visitor) {
		iterate((start != null) ? bytes(start) : NO_BYTES, NO_BYTES, visitor);
	}

	@Override
	public void whileTrue(KeyValuePairVisitor<K, V> visitor) {
		iterate(NO_BYTES, NO_BYTES, visitor);
	}

	@Override
	public void whileEqualPrefix(DbKey prefix, BiConsumer<K, V> visitor) {
		whileEqualPrefix(prefix, always(visitor));
	}

	@Override
	public void whileEqualPrefix(DbKey prefix, KeyValuePairVisitor<K, V> visitor) {
		whileEqualPrefix(prefix, null, visitor);
	}

	@Override
	public void whileEqualPrefix(DbKey prefix, K start, KeyValuePairVisitor<K, V> visitor) {
		byte[] prefixBytes = bytes(prefix);
		iterate((start != null) ? bytes(start) : prefixBytes, prefixBytes, visitor);
	}

	@Override
	public ColumnFamilyScope partitionScope() {
		return this.family.partitionScope();
	}

	private void iterate(byte[] start, byte[] prefix, KeyValuePairVisitor<K, V> visitor) {
		this.transaction.runInTransaction(() -> {
			Map.Entry<byte[], byte[]> below = this.committed.ceilingEntry(start);
			Map.Entry<byte[], byte[]> above = this.overlay.ceilingEntry(start);
			while (below != null || above != null) {
				Map.Entry<byte[], byte[]> entry = first(below, above);
				byte[] at = entry.getKey();
				if (!startsWith(at, prefix) || !visit(entry, visitor)) {
					return;
				}
				below = this.committed.higherEntry(at);
				above = this.overlay.higherEntry(at);
			}
		});
	}

	/** The lower of two entries; on the same key the overlay's. */
	private static Map.Entry<byte[], byte[]> first(Map.Entry<byte[], byte[]> below, Map.Entry<byte[], byte[]> above) {
		if (above == null) {
			return below;
		}
		return (below != null && OrderedDb.KEY_ORDER.compare(below.getKey(), above.getKey()) < 0) ? below : above;
	}

	private boolean visit(Map.Entry<byte[], byte[]> entry, KeyValuePairVisitor<K, V> visitor) {
		if (entry.getValue() == OrderedTransaction.DELETED) {
			return true;
		}
		this.key.wrap(new UnsafeBuffer(entry.getKey()), 0, entry.getKey().length);
		return visitor.visit(this.key, read(entry.getValue(), this.value));
	}

	private long count(byte[] prefix) {
		AtomicLong count = new AtomicLong();
		iterate(prefix, prefix, (k, v) -> {
			count.incrementAndGet();
			return true;
		});
		return count.get();
	}

	private byte[] find(byte[] keyBytes) {
		byte[] written = this.overlay.isEmpty() ? null : this.overlay.get(keyBytes);
		if (written != null) {
			return (written != OrderedTransaction.DELETED) ? written : null;
		}
		return this.committed.get(keyBytes);
	}

	private void requireKey(K key, byte[] keyBytes) {
		if (find(keyBytes) == null) {
			throw inconsistent(key, "does not exist");
		}
	}

	private ZeebeDbInconsistentException inconsistent(K key, String what) {
		return new ZeebeDbInconsistentException("Key " + key + " in ColumnFamily " + this.family + " " + what);
	}

	/** A copy: the caller's objects are flyweights that change with the next read. */
	private byte[] bytes(BufferWriter source) {
		source.write(this.scratch, 0);
		byte[] bytes = new byte[source.getLength()];
		this.scratch.getBytes(0, bytes);
		return bytes;
	}

	private static <V extends DbValue> V read(byte[] bytes, V target) {
		if (bytes == null) {
			return null;
		}
		target.wrap(new UnsafeBuffer(bytes), 0, bytes.length);
		return target;
	}

	private static boolean startsWith(byte[] bytes, byte[] prefix) {
		return bytes.length >= prefix.length && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
	}

	private static <K extends DbKey, V extends DbValue> KeyValuePairVisitor<K, V> always(BiConsumer<K, V> visitor) {
		return (k, v) -> {
			visitor.accept(k, v);
			return true;
		};
	}

}
