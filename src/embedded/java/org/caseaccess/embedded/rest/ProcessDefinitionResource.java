package org.caseaccess.embedded.rest;

import org.caseaccess.embedded.readmodel.ReadModel;
import org.caseaccess.embedded.readmodel.ReadModel.Kind;

/**
 * A deployed process's model and start form.
 */
final class ProcessDefinitionResource {

	private static final String KEY = "processDefinitionKey";

	private final ReadModel model;

	ProcessDefinitionResource(ReadModel model) {
		this.model = model;
	}

	void register(Router router) {
		router.serve("getProcessDefinitionXML",
				(request) -> this.model.processXml(request.key(KEY))
					.map(ApiResponse::xml)
					.orElseThrow(() -> Resources.unknown(Kind.PROCESS_DEFINITION, request.key(KEY))));
		router.serve("getStartProcessForm", (request) -> {
			long key = request.key(KEY);
			if (this.model.find(Kind.PROCESS_DEFINITION, key).isEmpty()) {
				throw Resources.unknown(Kind.PROCESS_DEFINITION, key);
			}
			return this.model.startForm(key).map(ApiResponse::ok).orElseGet(ApiResponse::noContent);
		});
	}

}
