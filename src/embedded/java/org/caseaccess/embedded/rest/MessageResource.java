package org.caseaccess.embedded.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.zeebe.protocol.impl.record.value.message.MessageCorrelationRecord;
import io.camunda.zeebe.protocol.impl.record.value.message.MessageRecord;
import io.camunda.zeebe.protocol.impl.record.value.signal.SignalRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.MessageCorrelationIntent;
import io.camunda.zeebe.protocol.record.intent.MessageIntent;
import io.camunda.zeebe.protocol.record.intent.SignalIntent;
import org.caseaccess.embedded.engine.EngineAnswer;
import org.caseaccess.embedded.readmodel.ReadModel;

/**
 * Publishes and correlates messages, and broadcasts signals.
 */
final class MessageResource {

	private final EngineCalls calls;

	MessageResource(EngineCalls calls) {
		this.calls = calls;
	}

	void register(Router router) {
		router.serve("publishMessage", this::publish);
		router.serve("correlateMessage", this::correlate);
		router.serve("broadcastSignal", this::broadcast);
	}

	private ApiResponse publish(ApiRequest request) {
		Body body = request.body().only("name", "correlationKey", "timeToLive", "messageId", "variables", "tenantId");
		Tenants.check(body);
		MessageRecord message = new MessageRecord().setName(body.requiredText("name"))
			.setCorrelationKey(body.text("correlationKey").orElse(""))
			.setTimeToLive(body.longNumber("timeToLive").orElse(0))
			.setMessageId(body.text("messageId").orElse(""));
		body.document("variables").ifPresent(message::setVariables);
		EngineAnswer answer = this.calls.create(ValueType.MESSAGE, MessageIntent.PUBLISH, message);
		return ApiResponse.ok(shown("messageKey", answer.key()));
	}

	private ApiResponse correlate(ApiRequest request) {
		Body body = request.body().only("name", "correlationKey", "variables", "tenantId");
		Tenants.check(body);
		MessageCorrelationRecord message = new MessageCorrelationRecord().setName(body.requiredText("name"))
			.setCorrelationKey(body.text("correlationKey").orElse(""));
		body.document("variables").ifPresent(message::setVariables);
		MessageCorrelationRecord correlated = this.calls
			.create(ValueType.MESSAGE_CORRELATION, MessageCorrelationIntent.CORRELATE, message)
			.as(new MessageCorrelationRecord());
		return ApiResponse.ok(shown("messageKey", correlated.getMessageKey()).put("processInstanceKey",
				Long.toString(correlated.getProcessInstanceKey())));
	}

	private ApiResponse broadcast(ApiRequest request) {
		Body body = request.body().only("signalName", "variables", "tenantId");
		Tenants.check(body);
		SignalRecord signal = new SignalRecord().setSignalName(body.requiredText("signalName"));
		body.document("variables").ifPresent(signal::setVariables);
		EngineAnswer answer = this.calls.create(ValueType.SIGNAL, SignalIntent.BROADCAST, signal);
		return ApiResponse.ok(shown("signalKey", answer.key()));
	}

	private static ObjectNode shown(String keyName, long key) {
		return JsonNodeFactory.instance.objectNode().put(keyName, Long.toString(key)).put("tenantId", ReadModel.TENANT);
	}

}
