package org.caseaccess.embedded.engine;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArraySet;

import io.camunda.zeebe.logstreams.storage.LogStorage;
import io.camunda.zeebe.logstreams.storage.LogStorageReader;
import io.camunda.zeebe.util.buffer.BufferWriter;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A log in memory whose head can be dropped once it was processed and exported, so that a
 * long run needs no more memory than a short one.
 */
public final class TrimmingLogStorage implements LogStorage {

	/** Blocks by the lowest position in them. */
	private final ConcurrentSkipListMap<Long, DirectBuffer> blocks = new ConcurrentSkipListMap<>();

	private final Set<CommitListener> listeners = new CopyOnWriteArraySet<>();

	@Override
	public LogStorageReader newReader() {
		return new BlockReader();
	}

	@Override
	public void append(long lowestPosition, long highestPosition, BufferWriter writer, AppendListener listener) {
		UnsafeBuffer block = new UnsafeBuffer(ByteBuffer.allocate(writer.getLength()));
		writer.write(block, 0);
		this.blocks.put(lowestPosition, block);
		listener.onWrite(lowestPosition, highestPosition);
		listener.onCommit(lowestPosition, highestPosition);
		this.listeners.forEach(CommitListener::onCommit);
	}

	/**
	 * Drops the blocks that lie wholly before a position.
	 * @param position the first position that has to stay readable
	 */
	public void trimBefore(long position) {
		Long kept = this.blocks.floorKey(position);
		if (kept != null) {
			this.blocks.headMap(kept, false).clear();
		}
	}

	/**
	 * How many blocks are kept.
	 * @return the number of blocks
	 */
	public int blockCount() {
		return this.blocks.size();
	}

	@Override
	public void addCommitListener(CommitListener listener) {
		this.listeners.add(listener);
	}

	@Override
	public void removeCommitListener(CommitListener listener) {
		this.listeners.remove(listener);
	}

	private final class BlockReader implements LogStorageReader {

		/** The lowest position that the next block may start with. */
		private long from = Long.MIN_VALUE;

		@Override
		public void seek(long position) {
			Long start = TrimmingLogStorage.this.blocks.floorKey(position);
			this.from = (start != null) ? start : Long.MIN_VALUE;
		}

		@Override
		public boolean hasNext() {
			return TrimmingLogStorage.this.blocks.ceilingKey(this.from) != null;
		}

		@Override
		public DirectBuffer next() {
			Map.Entry<Long, DirectBuffer> block = TrimmingLogStorage.this.blocks.ceilingEntry(this.from);
			if (block == null) {
				throw new NoSuchElementException();
			}
			this.from = block.getKey() + 1;
			return new UnsafeBuffer(block.getValue());
		}

		@Override
		public void close() {
			// holds nothing
		}

	}

}
