package org.caseaccess.embedded.engine;

import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.Intent;

/**
 * An event of the engine's log. Its value is reused for the next event: take out of it
 * what is needed during the callback.
 *
 * @param position the position in the log
 * @param key the key of the record
 * @param timestamp when it was written, in milliseconds
 * @param valueType what it is about
 * @param intent what happened
 * @param value its content
 */
public record EngineEvent(long position, long key, long timestamp, ValueType valueType, Intent intent,
		UnifiedRecordValue value) {
}
