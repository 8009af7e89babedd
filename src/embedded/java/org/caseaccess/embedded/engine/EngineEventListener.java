package org.caseaccess.embedded.engine;

import java.util.Set;

import io.camunda.zeebe.protocol.record.ValueType;

/**
 * Follows the engine's events, in the order of its log, on one thread.
 */
public interface EngineEventListener {

	/**
	 * Which kinds of events are wanted; others are not even decoded.
	 * @return the kinds of values
	 */
	Set<ValueType> valueTypes();

	/**
	 * An event happened.
	 * @param event the event, valid during the call
	 */
	void onEvent(EngineEvent event);

	/**
	 * The engine was reset: nothing of what was told before exists any more.
	 */
	void onReset();

}
