package org.caseaccess.embedded.engine;

import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicInteger;

import io.camunda.zeebe.logstreams.storage.LogStorage.AppendListener;
import io.camunda.zeebe.logstreams.storage.LogStorage.CommitListener;
import io.camunda.zeebe.logstreams.storage.LogStorageReader;
import io.camunda.zeebe.util.buffer.BufferUtil;
import io.camunda.zeebe.util.buffer.DirectBufferWriter;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The log in memory can be read from anywhere and forgets its head.
 */
class TrimmingLogStorageTests {

	private static final AppendListener NOBODY = new AppendListener() {
	};

	private final TrimmingLogStorage storage = new TrimmingLogStorage();

	@Test
	void readsInOrder() {
		append(1, 3, "a");
		append(4, 4, "b");
		LogStorageReader reader = this.storage.newReader();
		assertThat(next(reader)).isEqualTo("a");
		assertThat(next(reader)).isEqualTo("b");
		assertThat(reader.hasNext()).isFalse();
		assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(reader::next);
		append(5, 6, "c");
		assertThat(next(reader)).isEqualTo("c");
	}

	@Test
	void seeksTheBlockThatHoldsAPosition() {
		append(1, 3, "a");
		append(4, 9, "b");
		LogStorageReader reader = this.storage.newReader();
		reader.seek(7);
		assertThat(next(reader)).isEqualTo("b");
		reader.seek(3);
		assertThat(next(reader)).isEqualTo("a");
		reader.seek(0);
		assertThat(next(reader)).isEqualTo("a");
	}

	@Test
	void trimsOnlyWhatLiesWhollyBefore() {
		append(1, 3, "a");
		append(4, 9, "b");
		append(10, 12, "c");
		this.storage.trimBefore(6);
		LogStorageReader reader = this.storage.newReader();
		assertThat(next(reader)).isEqualTo("b");
		assertThat(this.storage.blockCount()).isEqualTo(2);
		this.storage.trimBefore(0);
		assertThat(this.storage.blockCount()).isEqualTo(2);
	}

	@Test
	void readerGoesOnAcrossATrim() {
		append(1, 3, "a");
		append(4, 9, "b");
		append(10, 12, "c");
		LogStorageReader reader = this.storage.newReader();
		assertThat(next(reader)).isEqualTo("a");
		this.storage.trimBefore(11);
		assertThat(next(reader)).isEqualTo("c");
	}

	@Test
	void tellsWhenSomethingIsCommitted() {
		AtomicInteger commits = new AtomicInteger();
		var listener = (CommitListener) commits::incrementAndGet;
		this.storage.addCommitListener(listener);
		append(1, 1, "a");
		this.storage.removeCommitListener(listener);
		append(2, 2, "b");
		assertThat(commits).hasValue(1);
	}

	private void append(long lowest, long highest, String content) {
		this.storage.append(lowest, highest, new DirectBufferWriter().wrap(BufferUtil.wrapString(content)), NOBODY);
	}

	private static String next(LogStorageReader reader) {
		assertThat(reader.hasNext()).isTrue();
		return BufferUtil.bufferAsString(reader.next());
	}

}
