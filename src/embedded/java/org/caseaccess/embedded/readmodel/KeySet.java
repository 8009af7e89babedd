package org.caseaccess.embedded.readmodel;

import java.util.Arrays;

/**
 * An ordered set of keys in one array: eight bytes a key. Keys grow with time, so that
 * adding is mostly appending at the end, and what is removed is mostly near the start.
 */
final class KeySet {

	static final KeySet EMPTY = new KeySet();

	private long[] keys = new long[1];

	/** Where the set starts in the array. */
	private int start;

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
		int before = -at - 1 - this.start;
		if (this.start + this.size == this.keys.length) {
			resize(this.size + Math.max(1, this.size >> 1));
		}
		int insertAt = this.start + before;
		System.arraycopy(this.keys, insertAt, this.keys, insertAt + 1, this.size - before);
		this.keys[insertAt] = key;
		this.size++;
	}

	void remove(long key) {
		int at = position(key);
		if (at < 0) {
			return;
		}
		int before = at - this.start;
		int after = this.size - before - 1;
		if (before < after) {
			System.arraycopy(this.keys, this.start, this.keys, this.start + 1, before);
			this.start++;
		}
		else {
			System.arraycopy(this.keys, at + 1, this.keys, at, after);
		}
		this.size--;
		if (this.size < this.keys.length / 4) {
			resize(Math.max(1, this.size * 2));
		}
	}

	private void resize(int capacity) {
		long[] resized = new long[capacity];
		System.arraycopy(this.keys, this.start, resized, 0, this.size);
		this.keys = resized;
		this.start = 0;
	}

	/**
	 * Where a key is in the array; less than 0 when it is not there, as of a binary
	 * search.
	 */
	private int position(long key) {
		int end = this.start + this.size;
		if (this.size > 0 && this.keys[end - 1] < key) {
			return -end - 1;
		}
		return Arrays.binarySearch(this.keys, this.start, end, key);
	}

	int size() {
		return this.size;
	}

	long get(int index) {
		return this.keys[this.start + index];
	}

	long[] toArray() {
		return Arrays.copyOfRange(this.keys, this.start, this.start + this.size);
	}

}
