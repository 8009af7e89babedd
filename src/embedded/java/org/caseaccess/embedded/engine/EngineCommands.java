package org.caseaccess.embedded.engine;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import io.camunda.zeebe.logstreams.log.LogAppendEntry;
import io.camunda.zeebe.logstreams.log.LogStreamWriter;
import io.camunda.zeebe.logstreams.log.WriteContext;
import io.camunda.zeebe.protocol.impl.record.RecordMetadata;
import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.Intent;

/**
 * Writes commands to the engine's log and hands back its answers.
 */
public final class EngineCommands {

	/** Marks the commands written here among those of the gRPC gateway. */
	static final int STREAM_ID = 2;

	private static final long NO_KEY = -1;

	private final LogStreamWriter log;

	private final Map<Long, CompletableFuture<EngineAnswer>> waiting = new ConcurrentHashMap<>();

	private final AtomicLong requestIds = new AtomicLong();

	EngineCommands(LogStreamWriter log) {
		this.log = log;
	}

	/**
	 * Sends a command that creates something.
	 * @param valueType what the command is about
	 * @param intent what shall happen
	 * @param value the command's content
	 * @return the answer; fails with {@link EngineUnavailable} when the engine is being
	 * reset
	 */
	public CompletableFuture<EngineAnswer> send(ValueType valueType, Intent intent, UnifiedRecordValue value) {
		return send(valueType, intent, NO_KEY, value);
	}

	/**
	 * Sends a command about something that has a key.
	 * @param valueType what the command is about
	 * @param intent what shall happen
	 * @param key the key
	 * @param value the command's content
	 * @return the answer; fails with {@link EngineUnavailable} when the engine is being
	 * reset
	 */
	public CompletableFuture<EngineAnswer> send(ValueType valueType, Intent intent, long key,
			UnifiedRecordValue value) {
		long requestId = this.requestIds.incrementAndGet();
		CompletableFuture<EngineAnswer> answer = new CompletableFuture<>();
		this.waiting.put(requestId, answer);
		// whoever stops waiting (a timeout) leaves no entry behind
		answer.whenComplete((any, failure) -> this.waiting.remove(requestId));
		RecordMetadata metadata = new RecordMetadata().recordType(RecordType.COMMAND)
			.valueType(valueType)
			.intent(intent)
			.requestStreamId(STREAM_ID)
			.requestId(requestId);
		LogAppendEntry entry = (key != NO_KEY) ? LogAppendEntry.of(key, metadata, value)
				: LogAppendEntry.of(metadata, value);
		this.log.tryWrite(WriteContext.internal(), entry)
			.ifLeft((failure) -> answer.completeExceptionally(new EngineUnavailable(failure.name())));
		return answer;
	}

	void answer(long requestId, EngineAnswer answer) {
		CompletableFuture<EngineAnswer> future = this.waiting.get(requestId);
		if (future != null) {
			// not on the engine's thread: what follows an answer must not hold up the
			// engine
			future.completeAsync(() -> answer);
		}
	}

	void failWaiting(String reason) {
		this.waiting.values().forEach((future) -> future.completeExceptionally(new EngineUnavailable(reason)));
	}

}
