package io.camunda.zeebe.process.test.engine;

import java.util.ArrayList;
import java.util.List;

import io.camunda.zeebe.gateway.protocol.GatewayOuterClass;
import io.camunda.zeebe.protocol.impl.encoding.MsgPackConverter;
import io.camunda.zeebe.protocol.impl.record.value.job.JobResult;
import io.camunda.zeebe.protocol.impl.record.value.job.JobResultActivateElement;
import io.camunda.zeebe.protocol.impl.record.value.job.JobResultCorrections;
import io.camunda.zeebe.protocol.impl.record.value.usertask.UserTaskRecord;
import io.camunda.zeebe.protocol.record.value.JobResultType;
import io.camunda.zeebe.util.buffer.BufferUtil;

/**
 * Makes the engine's job result of the one that a worker sent.
 */
final class GrpcJobResults {

	private GrpcJobResults() {
	}

	static JobResult of(GatewayOuterClass.JobResult sent) {
		JobResult result = new JobResult().setDenied(sent.getDenied())
			.setDeniedReason(sent.getDeniedReason())
			.setCompletionConditionFulfilled(sent.getIsCompletionConditionFulfilled())
			.setCancelRemainingInstances(sent.getIsCancelRemainingInstances());
		if (sent.hasType()) {
			result.setType(JobResultType.from(sent.getType()));
		}
		if (sent.hasCorrections()) {
			correct(result, sent.getCorrections());
		}
		sent.getActivateElementsList().forEach((element) -> result.addActivateElement(activation(element)));
		return result;
	}

	private static void correct(JobResult result, GatewayOuterClass.JobResultCorrections sent) {
		JobResultCorrections corrections = new JobResultCorrections();
		List<String> corrected = new ArrayList<>();
		if (sent.hasAssignee()) {
			corrections.setAssignee(sent.getAssignee());
			corrected.add(UserTaskRecord.ASSIGNEE);
		}
		if (sent.hasDueDate()) {
			corrections.setDueDate(sent.getDueDate());
			corrected.add(UserTaskRecord.DUE_DATE);
		}
		if (sent.hasFollowUpDate()) {
			corrections.setFollowUpDate(sent.getFollowUpDate());
			corrected.add(UserTaskRecord.FOLLOW_UP_DATE);
		}
		if (sent.hasCandidateGroups()) {
			corrections.setCandidateGroupsList(sent.getCandidateGroups().getValuesList());
			corrected.add(UserTaskRecord.CANDIDATE_GROUPS);
		}
		if (sent.hasCandidateUsers()) {
			corrections.setCandidateUsersList(sent.getCandidateUsers().getValuesList());
			corrected.add(UserTaskRecord.CANDIDATE_USERS);
		}
		if (sent.hasPriority()) {
			corrections.setPriority(sent.getPriority());
			corrected.add(UserTaskRecord.PRIORITY);
		}
		result.setCorrections(corrections).setCorrectedAttributes(corrected);
	}

	private static JobResultActivateElement activation(GatewayOuterClass.JobResultActivateElement sent) {
		JobResultActivateElement element = new JobResultActivateElement().setElementId(sent.getElementId());
		if (!sent.getVariables().isEmpty()) {
			element.setVariables(BufferUtil.wrapArray(MsgPackConverter.convertToMsgPack(sent.getVariables())));
		}
		return element;
	}

}
