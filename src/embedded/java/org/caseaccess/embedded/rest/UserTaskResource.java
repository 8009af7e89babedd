package org.caseaccess.embedded.rest;

import io.camunda.zeebe.protocol.impl.record.value.usertask.UserTaskRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.UserTaskIntent;
import org.caseaccess.embedded.readmodel.ReadModel;
import org.caseaccess.embedded.readmodel.ReadModel.Kind;

/**
 * Works on user tasks. A command is answered when the task's listeners are done; a
 * listener's denial is the engine's rejection.
 */
final class UserTaskResource {

	private static final String KEY = "userTaskKey";

	private final EngineCalls calls;

	private final ReadModel model;

	UserTaskResource(EngineCalls calls, ReadModel model) {
		this.calls = calls;
		this.model = model;
	}

	void register(Router router) {
		router.serve("completeUserTask", this::complete);
		router.serve("assignUserTask", this::assign);
		router.serve("unassignUserTask", this::unassign);
		router.serve("updateUserTask", this::update);
		router.serve("getUserTaskForm", this::form);
		router.serve("searchUserTaskVariables",
				(request) -> this.model.userTaskVariables(request.key(KEY), request.json())
					.map(Resources::page)
					.orElseThrow(() -> Resources.unknown(Kind.USER_TASK, request.key(KEY))));
	}

	private ApiResponse complete(ApiRequest request) {
		Body body = request.body().only("variables", "action");
		UserTaskRecord command = command(request, body, "");
		body.document("variables").ifPresent(command::setVariables);
		return send(UserTaskIntent.COMPLETE, command);
	}

	private ApiResponse assign(ApiRequest request) {
		Body body = request.body().only("assignee", "allowOverride", "action");
		UserTaskRecord command = command(request, body, "").setAssignee(body.requiredText("assignee"));
		return send(body.flag("allowOverride", true) ? UserTaskIntent.ASSIGN : UserTaskIntent.CLAIM, command);
	}

	private ApiResponse unassign(ApiRequest request) {
		return send(UserTaskIntent.ASSIGN, command(request, request.body().only(), "unassign").setAssignee(""));
	}

	private ApiResponse update(ApiRequest request) {
		Body body = request.body().only("changeset", "action");
		UserTaskRecord command = command(request, body, "");
		body.object("changeset").ifPresent((changes) -> change(command, changes));
		if (!command.hasChangedAttributes() && !body.has("action")) {
			throw ApiProblem.badRequest("No update data provided: a changeset or an action is needed");
		}
		return send(UserTaskIntent.UPDATE, command);
	}

	private static void change(UserTaskRecord command, Body changes) {
		changes.only("dueDate", "followUpDate", "candidateUsers", "candidateGroups", "priority");
		changes.text("dueDate").map(Dates::checked).ifPresent((date) -> command.setDueDate(date).setDueDateChanged());
		changes.text("followUpDate")
			.map(Dates::checked)
			.ifPresent((date) -> command.setFollowUpDate(date).setFollowUpDateChanged());
		changes.texts("candidateUsers")
			.ifPresent((users) -> command.setCandidateUsersList(users).setCandidateUsersChanged());
		changes.texts("candidateGroups")
			.ifPresent((groups) -> command.setCandidateGroupsList(groups).setCandidateGroupsChanged());
		changes.number("priority").ifPresent((priority) -> {
			if (priority < 0 || priority > 100) {
				throw ApiProblem.badRequest("The priority must be from 0 to 100, but is " + priority);
			}
			command.setPriority(priority).setPriorityChanged();
		});
	}

	private static UserTaskRecord command(ApiRequest request, Body body, String defaultAction) {
		return new UserTaskRecord().setUserTaskKey(request.key(KEY))
			.setAction(body.text("action").orElse(defaultAction));
	}

	private ApiResponse send(UserTaskIntent intent, UserTaskRecord command) {
		this.calls.change(ValueType.USER_TASK, intent, command.getUserTaskKey(), command);
		return ApiResponse.noContent();
	}

	private ApiResponse form(ApiRequest request) {
		long key = request.key(KEY);
		if (this.model.find(Kind.USER_TASK, key).isEmpty()) {
			throw Resources.unknown(Kind.USER_TASK, key);
		}
		return this.model.formOfUserTask(key).map(ApiResponse::ok).orElseGet(ApiResponse::noContent);
	}

}
