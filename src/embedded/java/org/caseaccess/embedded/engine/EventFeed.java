package org.caseaccess.embedded.engine;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Semaphore;

import io.camunda.zeebe.logstreams.log.LogRecordAwaiter;
import io.camunda.zeebe.logstreams.log.LogStream;
import io.camunda.zeebe.logstreams.log.LogStreamReader;
import io.camunda.zeebe.logstreams.log.LoggedEvent;
import io.camunda.zeebe.protocol.impl.record.RecordMetadata;
import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the log behind the engine on a thread of its own, tells the listener, and trims
 * what both are done with.
 */
final class EventFeed implements AutoCloseable, LogRecordAwaiter {

	private static final Logger logger = LoggerFactory.getLogger(EventFeed.class);

	private static final int EVENTS_BETWEEN_TRIMS = 1024;

	private final LogStream log;

	private final LogTrimmer trimmer;

	private final EngineEventListener listener;

	private final Progress progress;

	private final Map<ValueType, UnifiedRecordValue> values = new EnumMap<>(ValueType.class);

	private final RecordMetadata metadata = new RecordMetadata();

	private final Semaphore available = new Semaphore(0);

	private final Thread thread;

	private volatile boolean open = true;

	EventFeed(LogStream log, LogTrimmer trimmer, EngineEventListener listener, Progress progress) {
		this.log = log;
		this.trimmer = trimmer;
		this.listener = listener;
		this.progress = progress;
		Map<ValueType, UnifiedRecordValue> all = UnifiedRecordValue.allRecordsMap();
		listener.valueTypes().forEach((type) -> this.values.put(type, all.get(type)));
		this.thread = Thread.ofPlatform().daemon().name("embedded-camunda-events").unstarted(this::run);
	}

	void start() {
		this.log.registerRecordAvailableListener(this);
		this.thread.start();
	}

	@Override
	public void onRecordAvailable() {
		this.available.release();
	}

	private void run() {
		try (LogStreamReader reader = this.log.newLogStreamReader()) {
			reader.seekToFirstEvent();
			int read = 0;
			while (this.open) {
				this.available.acquire();
				this.available.drainPermits();
				while (this.open && reader.hasNext()) {
					LoggedEvent event = reader.next();
					tell(event);
					if (++read % EVENTS_BETWEEN_TRIMS == 0) {
						this.trimmer.trim(event.getPosition());
					}
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void tell(LoggedEvent event) {
		event.readMetadata(this.metadata);
		if (this.metadata.getRecordType() != RecordType.EVENT) {
			return;
		}
		this.progress.step();
		UnifiedRecordValue value = this.values.get(this.metadata.getValueType());
		if (value == null) {
			return;
		}
		try {
			event.readValue(value);
			this.listener.onEvent(new EngineEvent(event.getPosition(), event.getKey(), event.getTimestamp(),
					this.metadata.getValueType(), this.metadata.getIntent(), value));
		}
		catch (RuntimeException ex) {
			logger.error("Event {} {} at position {} was not taken into the read model", this.metadata.getValueType(),
					this.metadata.getIntent(), event.getPosition(), ex);
		}
	}

	@Override
	public void close() {
		this.open = false;
		this.log.removeRecordAvailableListener(this);
		this.available.release();
		try {
			this.thread.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Drops the log's head.
	 */
	interface LogTrimmer {

		void trim(long exportedPosition);

	}

}
