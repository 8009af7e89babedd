package org.caseaccess.embedded.readmodel;

import java.util.Random;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A set of keys is a sorted set.
 */
class KeySetTests {

	@Test
	void behavesAsASortedSet() {
		Random random = new Random(42);
		TreeSet<Long> expected = new TreeSet<>();
		KeySet keys = new KeySet();
		for (int i = 0; i < 20_000; i++) {
			// grows first, shrinks then
			long key = random.nextInt(500);
			if (random.nextInt(20_000) > i) {
				keys.add(key);
				expected.add(key);
			}
			else {
				keys.remove(key);
				expected.remove(key);
			}
			assertThat(keys.size()).isEqualTo(expected.size());
			if (i % 97 == 0) {
				assertThat(keys.toArray()).containsExactly(expected.stream().mapToLong(Long::longValue).toArray());
			}
		}
	}

	@Test
	void worksAsAQueue() {
		KeySet keys = new KeySet();
		for (long key = 1; key <= 10_000; key++) {
			keys.add(key);
			keys.remove(key - 100);
		}
		assertThat(keys.size()).isEqualTo(100);
		assertThat(keys.get(0)).isEqualTo(9901);
		assertThat(keys.get(99)).isEqualTo(10_000);
	}

}
