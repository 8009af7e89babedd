package org.caseaccess.embedded.readmodel;

import java.util.Arrays;

/**
 * An ordered set of keys in one array: eight bytes a key. Keys grow with time, so that
 * adding is mostly appending.
 */
final class KeySet {

	static final KeySet EMPTY = new KeySet();

	private long[] keys = new long[1];

	private int size;

	static KeySet of(long key) {
		KeySet set = new KeySet();
		set.add(key);
		return set;
	}

	void add(long key) {
		int at = position(key);
		if (at >= 0) {
			return;
		}
		if (this.size == this.keys.length) {
			this.keys = Arrays.copyOf(this.keys, this.size + Math.max(1, this.size >> 1));
		}
		int insertAt = -at - 1;
		System.arraycopy(this.keys, insertAt, this.keys, insertAt + 1, this.size - insertAt);
		this.keys[insertAt] = key;
		this.size++;
	}

	void remove(long key) {
		int at = position(key);
		if (at < 0) {
			return;
		}
		this.size--;
		System.arraycopy(this.keys, at + 1, this.keys, at, this.size - at);
		if (this.size < this.keys.length / 4) {
			this.keys = Arrays.copyOf(this.keys, Math.max(1, this.size * 2));
		}
	}

	private int position(long key) {
		if (this.size > 0 && this.keys[this.size - 1] < key) {
			return -this.size - 1;
		}
		return Arrays.binarySearch(this.keys, 0, this.size, key);
	}

	int size() {
		return this.size;
	}

	long get(int index) {
		return this.keys[index];
	}

	long[] toArray() {
		return Arrays.copyOf(this.keys, this.size);
	}

}
