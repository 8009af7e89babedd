package org.caseaccess.embedded.rest;

import org.caseaccess.embedded.readmodel.ReadModel;

/**
 * The embedded engine has one tenant; a request for another must not be carried out for
 * this one.
 */
final class Tenants {

	private Tenants() {
	}

	static void check(String tenantId) {
		if (!ReadModel.TENANT.equals(tenantId)) {
			throw ApiProblem.badRequest(
					"The embedded Camunda knows the tenant " + ReadModel.TENANT + " only, but not '" + tenantId + "'");
		}
	}

	static void check(Body body) {
		body.text("tenantId").ifPresent(Tenants::check);
	}

}
