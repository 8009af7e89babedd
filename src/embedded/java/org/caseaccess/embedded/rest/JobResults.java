package org.caseaccess.embedded.rest;

import java.util.ArrayList;
import java.util.List;

import io.camunda.zeebe.protocol.impl.record.value.job.JobResult;
import io.camunda.zeebe.protocol.impl.record.value.job.JobResultCorrections;
import io.camunda.zeebe.protocol.impl.record.value.usertask.UserTaskRecord;
import io.camunda.zeebe.protocol.record.value.JobResultType;
import org.caseaccess.embedded.readmodel.NotServedException;

/**
 * Makes the engine's job result of the one in a request: a task listener's denial or
 * corrections.
 */
final class JobResults {

	private static final String USER_TASK = "userTask";

	private JobResults() {
	}

	static JobResult of(Body body) {
		if (!USER_TASK.equals(body.text("type").orElse(USER_TASK))) {
			throw new NotServedException("Job results of the type '" + body.requiredText("type")
					+ "' are not served by the embedded Camunda");
		}
		body.only("type", "denied", "deniedReason", "corrections");
		JobResult result = new JobResult().setType(JobResultType.USER_TASK)
			.setDenied(body.flag("denied", false))
			.setDeniedReason(body.text("deniedReason").orElse(""));
		body.object("corrections").ifPresent((corrections) -> correct(result, corrections));
		return result;
	}

	private static void correct(JobResult result, Body body) {
		body.only("assignee", "dueDate", "followUpDate", "candidateUsers", "candidateGroups", "priority");
		JobResultCorrections corrections = new JobResultCorrections();
		List<String> corrected = new ArrayList<>();
		body.text("assignee").ifPresent((assignee) -> {
			corrections.setAssignee(assignee);
			corrected.add(UserTaskRecord.ASSIGNEE);
		});
		body.text("dueDate").map(Dates::checked).ifPresent((date) -> {
			corrections.setDueDate(date);
			corrected.add(UserTaskRecord.DUE_DATE);
		});
		body.text("followUpDate").map(Dates::checked).ifPresent((date) -> {
			corrections.setFollowUpDate(date);
			corrected.add(UserTaskRecord.FOLLOW_UP_DATE);
		});
		body.texts("candidateUsers").ifPresent((users) -> {
			corrections.setCandidateUsersList(users);
			corrected.add(UserTaskRecord.CANDIDATE_USERS);
		});
		body.texts("candidateGroups").ifPresent((groups) -> {
			corrections.setCandidateGroupsList(groups);
			corrected.add(UserTaskRecord.CANDIDATE_GROUPS);
		});
		body.number("priority").ifPresent((priority) -> {
			corrections.setPriority(priority);
			corrected.add(UserTaskRecord.PRIORITY);
		});
		result.setCorrections(corrections).setCorrectedAttributes(corrected);
	}

}
