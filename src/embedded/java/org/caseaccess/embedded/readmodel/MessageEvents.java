package org.caseaccess.embedded.readmodel;

import io.camunda.zeebe.protocol.impl.record.value.message.MessageStartEventSubscriptionRecord;
import io.camunda.zeebe.protocol.impl.record.value.message.ProcessMessageSubscriptionRecord;
import io.camunda.zeebe.protocol.record.intent.MessageStartEventSubscriptionIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessMessageSubscriptionIntent;
import org.caseaccess.embedded.engine.EngineEvent;

/**
 * Follows who waits for which message, and which message met whom.
 */
final class MessageEvents {

	private final Tables tables;

	MessageEvents(Tables tables) {
		this.tables = tables;
	}

	void onSubscription(EngineEvent event) {
		ProcessMessageSubscriptionRecord subscription = (ProcessMessageSubscriptionRecord) event.value();
		switch ((ProcessMessageSubscriptionIntent) event.intent()) {
			case CREATED -> {
				this.tables.messageSubscriptions.add(newSubscription(event.key(), subscription));
				change(event, "CREATED");
			}
			case CORRELATED -> {
				change(event, "CORRELATED");
				correlate(event, subscription);
			}
			case DELETED -> change(event, "DELETED");
			case MIGRATED -> change(event, "MIGRATED");
			default -> {
				// steps between, which the API does not show
			}
		}
	}

	private MessageSubscriptionRow newSubscription(long key, ProcessMessageSubscriptionRecord subscription) {
		return new MessageSubscriptionRow(key, subscription.getProcessInstanceKey(),
				subscription.getElementInstanceKey(), definitionOf(subscription.getProcessInstanceKey()),
				subscription.getElementId().intern(), subscription.getMessageName().intern(),
				subscription.getCorrelationKey());
	}

	/** The record does not tell the definition's key, but the instance does. */
	private ProcessDefinitionRow definitionOf(long processInstanceKey) {
		return this.tables.processInstances.get(processInstanceKey).definition;
	}

	private void change(EngineEvent event, String state) {
		this.tables.messageSubscriptions.change(event.key(), (row) -> {
			row.state = state;
			row.lastUpdated = event.timestamp();
		});
	}

	private void correlate(EngineEvent event, ProcessMessageSubscriptionRecord subscription) {
		this.tables.correlations.add(new CorrelationRow(event.position(), event.key(), subscription.getMessageKey(),
				subscription.getMessageName().intern(), subscription.getCorrelationKey(), event.timestamp(),
				subscription.getProcessInstanceKey(), subscription.getElementInstanceKey(),
				subscription.getElementId().intern(), definitionOf(subscription.getProcessInstanceKey())));
	}

	void onStartSubscription(EngineEvent event) {
		if (event.intent() != MessageStartEventSubscriptionIntent.CORRELATED) {
			return;
		}
		MessageStartEventSubscriptionRecord subscription = (MessageStartEventSubscriptionRecord) event.value();
		this.tables.correlations.add(new CorrelationRow(event.position(), event.key(), subscription.getMessageKey(),
				subscription.getMessageName().intern(), subscription.getCorrelationKey(), event.timestamp(),
				subscription.getProcessInstanceKey(), 0, subscription.getStartEventId().intern(),
				this.tables.processDefinitions.get(subscription.getProcessDefinitionKey())));
	}

}
