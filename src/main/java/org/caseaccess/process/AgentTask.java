package org.caseaccess.process;

import java.util.Map;

/**
 * The user task at which a request stands.
 *
 * @param key the task's key
 * @param elementId the task in the model
 * @param name its name in the model
 * @param formId the form's id
 * @param schema the form, as Tasklist gets it: JSON
 * @param variables what the form may show
 */
public record AgentTask(long key, String elementId, String name, String formId, String schema,
		Map<String, Object> variables) {
}
