package org.caseaccess.embedded.rest;

/**
 * A request that is answered with problem details (RFC 7807).
 */
final class ApiProblem extends RuntimeException {

	private final int status;

	private final String title;

	ApiProblem(int status, String title, String detail) {
		super(detail);
		this.status = status;
		this.title = title;
	}

	static ApiProblem badRequest(String detail) {
		return new ApiProblem(400, "INVALID_ARGUMENT", detail);
	}

	static ApiProblem notFound(String detail) {
		return new ApiProblem(404, "NOT_FOUND", detail);
	}

	static ApiProblem notServed(String operation) {
		return new ApiProblem(501, "NOT_IMPLEMENTED",
				"The operation '" + operation + "' is not served by the embedded Camunda; use a Camunda 8 cluster");
	}

	int status() {
		return this.status;
	}

	String title() {
		return this.title;
	}

}
