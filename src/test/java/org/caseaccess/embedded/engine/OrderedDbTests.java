package org.caseaccess.embedded.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import io.camunda.zeebe.db.ColumnFamily;
import io.camunda.zeebe.db.TransactionContext;
import io.camunda.zeebe.db.ZeebeDbInconsistentException;
import io.camunda.zeebe.db.impl.DbCompositeKey;
import io.camunda.zeebe.db.impl.DbLong;
import io.camunda.zeebe.protocol.ZbColumnFamilies;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * The engine's state in memory keeps the promises of the database it stands for.
 */
class OrderedDbTests {

	private final OrderedDb<ZbColumnFamilies> db = new OrderedDb<>(new Progress());

	private final TransactionContext context = this.db.createContext();

	private final DbLong first = new DbLong();

	private final DbLong second = new DbLong();

	private final DbCompositeKey<DbLong, DbLong> key = new DbCompositeKey<>(this.first, this.second);

	private final DbLong value = new DbLong();

	private ColumnFamily<DbCompositeKey<DbLong, DbLong>, DbLong> timers;

	@BeforeEach
	void open() {
		this.timers = this.db.createColumnFamily(ZbColumnFamilies.TIMERS, this.context, this.key, this.value);
	}

	@Test
	void iteratesInOrderOfKeys() {
		put(2, 1, 21);
		put(1, 2, 12);
		put(1, 1, 11);
		put(300, 1, 301);
		assertThat(all()).containsExactly(11L, 12L, 21L, 301L);
	}

	@Test
	void visitsOnlyWhatHasThePrefix() {
		put(1, 9, 19);
		put(2, 1, 21);
		put(2, 2, 22);
		put(3, 1, 31);
		assertThat(withPrefix(2)).containsExactly(21L, 22L);
		this.first.wrapLong(2);
		assertThat(this.timers.countEqualPrefix(this.first)).isEqualTo(2);
		assertThat(withPrefix(4)).isEmpty();
	}

	@Test
	void startsWithinAPrefix() {
		put(2, 1, 21);
		put(2, 2, 22);
		put(2, 3, 23);
		put(3, 1, 31);
		DbLong prefix = new DbLong();
		prefix.wrapLong(2);
		List<Long> seen = new ArrayList<>();
		this.timers.whileEqualPrefix(prefix, key(2, 2), (k, v) -> seen.add(v.getValue()));
		assertThat(seen).containsExactly(22L, 23L);
	}

	@Test
	void stopsWhenTheVisitorHasEnough() {
		put(1, 1, 11);
		put(1, 2, 12);
		List<Long> seen = new ArrayList<>();
		this.timers.whileTrue((k, v) -> {
			seen.add(v.getValue());
			return false;
		});
		assertThat(seen).containsExactly(11L);
	}

	@Test
	void mayBeChangedWhileIterated() {
		for (int i = 1; i <= 10; i++) {
			put(1, i, i);
		}
		List<Long> seen = new ArrayList<>();
		this.timers.whileTrue((k, v) -> {
			long at = v.getValue();
			seen.add(at);
			if (at < 100 && at % 2 == 1) {
				this.timers.deleteExisting(key(1, at));
				this.timers.deleteIfExists(key(1, at + 1));
				this.timers.upsert(key(2, at), value(100 + at));
			}
			return at < 100;
		});
		assertThat(seen).containsExactly(1L, 3L, 5L, 7L, 9L, 101L);
		assertThat(all()).containsExactly(101L, 103L, 105L, 107L, 109L);
	}

	@Test
	void rollbackLeavesNothing() throws Exception {
		put(1, 1, 11);
		var transaction = this.context.getCurrentTransaction();
		transaction.run(() -> {
			put(1, 2, 12);
			this.timers.deleteExisting(key(1, 1));
			assertThat(all()).containsExactly(12L);
		});
		transaction.rollback();
		assertThat(all()).containsExactly(11L);
	}

	@Test
	void failureRollsBack() {
		assertThatIllegalStateException().isThrownBy(() -> this.context.runInTransaction(() -> {
			put(1, 1, 11);
			throw new IllegalStateException("on purpose");
		}));
		assertThat(this.timers.isEmpty()).isTrue();
	}

	@Test
	void othersSeeOnlyWhatIsCommitted() throws Exception {
		TransactionContext reader = this.db.createContext();
		ColumnFamily<DbCompositeKey<DbLong, DbLong>, DbLong> read = this.db.createColumnFamily(ZbColumnFamilies.TIMERS,
				reader, new DbCompositeKey<>(new DbLong(), new DbLong()), new DbLong());
		var transaction = this.context.getCurrentTransaction();
		transaction.run(() -> put(1, 1, 11));
		assertThat(read.isEmpty()).isTrue();
		transaction.commit();
		assertThat(read.count()).isEqualTo(1);
		assertThat(read.exists(key(1, 1))).isTrue();
	}

	@Test
	void refusesWhatIsInconsistent() {
		put(1, 1, 11);
		assertThatExceptionOfType(ZeebeDbInconsistentException.class)
			.isThrownBy(() -> this.timers.insert(key(1, 1), value(0)));
		assertThatExceptionOfType(ZeebeDbInconsistentException.class)
			.isThrownBy(() -> this.timers.update(key(1, 2), value(0)));
		assertThatExceptionOfType(ZeebeDbInconsistentException.class)
			.isThrownBy(() -> this.timers.deleteExisting(key(1, 2)));
		assertThat(this.timers.get(key(1, 2))).isNull();
	}

	@Test
	void clearingKeepsTheKeys() {
		put(1, 1, 11);
		ColumnFamily<DbLong, DbLong> keys = this.db.createColumnFamily(ZbColumnFamilies.KEY, this.context, new DbLong(),
				new DbLong());
		keys.upsert(value(1), value(7));
		this.db.clearAllBut(ZbColumnFamilies.KEY);
		assertThat(this.timers.isEmpty()).isTrue();
		assertThat(keys.isEmpty()).isFalse();
	}

	/** Random operations in random transactions, against a sorted map. */
	@RepeatedTest(20)
	void behavesAsASortedMap(RepetitionInfo repetition) throws Exception {
		Random random = new Random(repetition.getCurrentRepetition());
		TreeMap<Long, Long> expected = new TreeMap<>();
		for (int round = 0; round < 50; round++) {
			TreeMap<Long, Long> within = new TreeMap<>(expected);
			var transaction = this.context.getCurrentTransaction();
			transaction.run(() -> {
				for (int i = 0; i < random.nextInt(20); i++) {
					operate(random, within);
				}
				assertSame(within);
			});
			if (random.nextBoolean()) {
				transaction.commit();
				expected = within;
			}
			else {
				transaction.rollback();
			}
			assertSame(expected);
		}
	}

	private void operate(Random random, Map<Long, Long> expected) {
		long high = random.nextInt(4);
		long low = random.nextInt(8);
		long content = random.nextLong();
		if (random.nextInt(3) > 0) {
			this.timers.upsert(key(high, low), value(content));
			expected.put(high * 100 + low, content);
		}
		else {
			this.timers.deleteIfExists(key(high, low));
			expected.remove(high * 100 + low);
		}
	}

	private void assertSame(TreeMap<Long, Long> expected) {
		assertThat(all()).containsExactlyElementsOf(expected.values());
		assertThat(this.timers.count()).isEqualTo(expected.size());
		for (long high = 0; high < 4; high++) {
			assertThat(withPrefix(high))
				.containsExactlyElementsOf(expected.subMap(high * 100, high * 100 + 100).values());
		}
		Map<Long, Long> found = new HashMap<>();
		expected.keySet().forEach((at) -> found.put(at, this.timers.get(key(at / 100, at % 100)).getValue()));
		assertThat(found).isEqualTo(expected);
	}

	private List<Long> all() {
		List<Long> seen = new ArrayList<>();
		this.timers.forEach((v) -> seen.add(v.getValue()));
		return seen;
	}

	private List<Long> withPrefix(long prefix) {
		DbLong prefixKey = new DbLong();
		prefixKey.wrapLong(prefix);
		List<Long> seen = new ArrayList<>();
		this.timers.whileEqualPrefix(prefixKey, (k, v) -> {
			seen.add(v.getValue());
		});
		return seen;
	}

	private void put(long high, long low, long content) {
		this.timers.upsert(key(high, low), value(content));
	}

	private static DbCompositeKey<DbLong, DbLong> key(long high, long low) {
		return new DbCompositeKey<>(value(high), value(low));
	}

	private static DbLong value(long content) {
		DbLong value = new DbLong();
		value.wrapLong(content);
		return value;
	}

}
