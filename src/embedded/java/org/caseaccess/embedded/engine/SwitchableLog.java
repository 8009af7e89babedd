package org.caseaccess.embedded.engine;

import java.util.List;

import io.camunda.zeebe.logstreams.log.LogAppendEntry;
import io.camunda.zeebe.logstreams.log.LogStreamWriter;
import io.camunda.zeebe.logstreams.log.WriteContext;
import io.camunda.zeebe.util.Either;

/**
 * The writer that everything outside the partition holds, so that a reset can put a new
 * log behind it. While there is none, writes fail at once and the sender is told: they
 * must not block, because the engine's own threads write too.
 */
final class SwitchableLog implements LogStreamWriter {

	private final RefusalListener refusals;

	private volatile LogStreamWriter target;

	SwitchableLog(RefusalListener refusals) {
		this.refusals = refusals;
	}

	void connect(LogStreamWriter writer) {
		this.target = writer;
	}

	void disconnect() {
		this.target = null;
	}

	@Override
	public Either<WriteFailure, Long> tryWrite(WriteContext context, List<LogAppendEntry> entries,
			long sourcePosition) {
		LogStreamWriter writer = this.target;
		Either<WriteFailure, Long> written = (writer != null) ? writer.tryWrite(context, entries, sourcePosition)
				: Either.left(WriteFailure.CLOSED);
		written.ifLeft((failure) -> entries.forEach(this.refusals::onRefused));
		return written;
	}

	/**
	 * Is told which entries were not written.
	 */
	interface RefusalListener {

		void onRefused(LogAppendEntry entry);

	}

}
