package org.caseaccess.embedded.engine;

import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.RejectionType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.stream.api.CommandResponseWriter;
import io.camunda.zeebe.util.buffer.BufferUtil;
import io.camunda.zeebe.util.buffer.BufferWriter;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Collects the parts of an answer as the stream processor hands them over, and gives the
 * whole to where the command came from.
 */
final class AnswerWriter implements CommandResponseWriter {

	private final AnswerReceiver receiver;

	private long key = -1;

	private Intent intent = Intent.UNKNOWN;

	private RejectionType rejection = RejectionType.NULL_VAL;

	private String reason = "";

	private byte[] value = {};

	AnswerWriter(AnswerReceiver receiver) {
		this.receiver = receiver;
	}

	@Override
	public CommandResponseWriter partitionId(int partitionId) {
		return this;
	}

	@Override
	public CommandResponseWriter key(long key) {
		this.key = key;
		return this;
	}

	@Override
	public CommandResponseWriter intent(Intent intent) {
		this.intent = intent;
		return this;
	}

	@Override
	public CommandResponseWriter recordType(RecordType type) {
		return this;
	}

	@Override
	public CommandResponseWriter valueType(ValueType valueType) {
		return this;
	}

	@Override
	public CommandResponseWriter rejectionType(RejectionType rejectionType) {
		this.rejection = rejectionType;
		return this;
	}

	@Override
	public CommandResponseWriter rejectionReason(DirectBuffer rejectionReason) {
		this.reason = BufferUtil.bufferAsString(rejectionReason);
		return this;
	}

	@Override
	public CommandResponseWriter valueWriter(BufferWriter writer) {
		this.value = new byte[writer.getLength()];
		writer.write(new UnsafeBuffer(this.value), 0);
		return this;
	}

	@Override
	public void tryWriteResponse(int requestStreamId, long requestId) {
		this.receiver.onAnswer(requestStreamId, requestId,
				new EngineAnswer(this.intent, this.key, this.rejection, this.reason, this.value));
	}

	/**
	 * Takes answers.
	 */
	interface AnswerReceiver {

		void onAnswer(int requestStreamId, long requestId, EngineAnswer answer);

	}

}
