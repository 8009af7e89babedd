package io.camunda.zeebe.process.test.engine;

import java.util.Optional;

import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivatedJob;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.UserTaskProperties;
import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import org.caseaccess.embedded.engine.ListenerUserTask;

/**
 * Makes a worker's job of the engine's. The stock mapping leaves out what task listeners
 * need: the kind of job, the event, the user task; and the tags.
 */
final class ActivatedJobs {

	private ActivatedJobs() {
	}

	static ActivatedJob of(long key, JobRecord job) {
		ActivatedJob.Builder activated = GrpcResponseMapper.mapToActivatedJob(key, job)
			.toBuilder()
			.setTenantId(job.getTenantId())
			.setKind(ActivatedJob.JobKind.valueOf(job.getJobKind().name()))
			.setListenerEventType(ActivatedJob.ListenerEventType.valueOf(job.getJobListenerEventType().name()))
			.addAllTags(job.getTags());
		ListenerUserTask.of(job).map(ActivatedJobs::properties).ifPresent(activated::setUserTask);
		return activated.build();
	}

	private static UserTaskProperties properties(ListenerUserTask task) {
		UserTaskProperties.Builder properties = UserTaskProperties.newBuilder()
			.addAllCandidateGroups(task.candidateGroups())
			.addAllCandidateUsers(task.candidateUsers())
			.addAllChangedAttributes(task.changedAttributes());
		Optional.ofNullable(task.action()).ifPresent(properties::setAction);
		Optional.ofNullable(task.assignee()).ifPresent(properties::setAssignee);
		Optional.ofNullable(task.dueDate()).ifPresent(properties::setDueDate);
		Optional.ofNullable(task.followUpDate()).ifPresent(properties::setFollowUpDate);
		Optional.ofNullable(task.formKey()).ifPresent(properties::setFormKey);
		Optional.ofNullable(task.priority()).ifPresent(properties::setPriority);
		Optional.ofNullable(task.userTaskKey()).ifPresent(properties::setUserTaskKey);
		return properties.build();
	}

}
