package org.caseaccess.embedded.engine;

import io.camunda.zeebe.msgpack.UnpackedObject;
import io.camunda.zeebe.protocol.record.RejectionType;
import io.camunda.zeebe.protocol.record.intent.Intent;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What the engine answered to a command.
 *
 * @param intent the intent of the answering event, or of the rejected command
 * @param key the key of the record
 * @param rejection why the command was rejected; {@code NULL_VAL} when it was not
 * @param reason the engine's words for the rejection
 * @param value the record's value, encoded
 */
public record EngineAnswer(Intent intent, long key, RejectionType rejection, String reason, byte[] value) {

	/**
	 * Whether the engine refused the command.
	 * @return {@code true} for a rejection
	 */
	public boolean rejected() {
		return this.rejection != RejectionType.NULL_VAL;
	}

	/**
	 * Decodes the value.
	 * @param <T> the kind of record
	 * @param target an empty record of the answer's kind
	 * @return the target, filled
	 */
	public <T extends UnpackedObject> T as(T target) {
		target.wrap(new UnsafeBuffer(this.value));
		return target;
	}

}
