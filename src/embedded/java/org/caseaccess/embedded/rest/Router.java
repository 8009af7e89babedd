package org.caseaccess.embedded.rest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds the handler of a request. It knows every operation of the API, so that those
 * without a handler are told apart from paths that do not exist.
 */
final class Router {

	private static final String OPERATIONS = "operations.txt";

	private final Map<String, Operation> byId = new HashMap<>();

	private final List<Operation> operations = new ArrayList<>();

	private final Map<Operation, Handler> handlers = new HashMap<>();

	Router() {
		try (BufferedReader reader = new BufferedReader(
				new InputStreamReader(Router.class.getResourceAsStream(OPERATIONS), StandardCharsets.UTF_8))) {
			reader.lines().filter((line) -> !line.startsWith("#")).map((line) -> line.split(" ")).forEach((parts) -> {
				Operation operation = new Operation(parts[0], segments(parts[1]), parts[2]);
				this.operations.add(operation);
				this.byId.put(parts[2], operation);
			});
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The list of operations is not readable", ex);
		}
	}

	/**
	 * Serves an operation of the API.
	 * @param operationId its name in the API
	 * @param handler answers it
	 */
	void serve(String operationId, Handler handler) {
		this.handlers.put(this.byId.get(operationId), handler);
	}

	/**
	 * Serves a path beside the API.
	 * @param method the HTTP method
	 * @param path the path
	 * @param handler answers it
	 */
	void serve(String method, String path, Handler handler) {
		Operation operation = new Operation(method, segments(path), method + " " + path);
		this.operations.add(operation);
		this.handlers.put(operation, handler);
	}

	/**
	 * What is served of the API.
	 * @return the names of the operations
	 */
	Set<String> served() {
		return this.byId.values()
			.stream()
			.filter(this.handlers::containsKey)
			.map(Operation::id)
			.collect(Collectors.toSet());
	}

	/**
	 * Every operation of the API, served or not.
	 * @return the names of the operations
	 */
	Set<String> known() {
		return Set.copyOf(this.byId.keySet());
	}

	/**
	 * Finds what a request asks for.
	 * @param method the HTTP method
	 * @param path the path
	 * @return the handler and the variable parts of the path
	 * @throws ApiProblem when nothing serves it
	 */
	Match route(String method, String path) {
		List<String> segments = segments(path);
		Operation best = null;
		TreeSet<String> otherMethods = new TreeSet<>();
		for (Operation operation : this.operations) {
			if (operation.matches(segments)) {
				if (!operation.method.equals(method)) {
					otherMethods.add(operation.method);
				}
				else if (best == null || operation.variables() < best.variables()) {
					best = operation;
				}
			}
		}
		if (best == null) {
			throw otherMethods.isEmpty() ? ApiProblem.notFound("There is nothing at " + path)
					: new ApiProblem(405, "METHOD_NOT_ALLOWED", path + " takes " + String.join(", ", otherMethods));
		}
		Handler handler = this.handlers.get(best);
		if (handler == null) {
			throw ApiProblem.notServed(best.id);
		}
		return new Match(handler, best.parameters(segments));
	}

	private static List<String> segments(String path) {
		return List.of(path.split("/", -1));
	}

	/**
	 * Answers requests.
	 */
	interface Handler {

		ApiResponse handle(ApiRequest request);

	}

	record Match(Handler handler, Map<String, String> parameters) {
	}

	private record Operation(String method, List<String> segments, String id) {

		private boolean matches(List<String> path) {
			if (path.size() != this.segments.size()) {
				return false;
			}
			for (int i = 0; i < path.size(); i++) {
				if (isVariable(i) ? path.get(i).isEmpty() : !this.segments.get(i).equals(path.get(i))) {
					return false;
				}
			}
			return true;
		}

		private long variables() {
			return this.segments.stream().filter((segment) -> segment.startsWith("{")).count();
		}

		private boolean isVariable(int i) {
			return this.segments.get(i).startsWith("{");
		}

		private Map<String, String> parameters(List<String> path) {
			Map<String, String> parameters = new HashMap<>();
			for (int i = 0; i < path.size(); i++) {
				if (isVariable(i)) {
					String name = this.segments.get(i);
					parameters.put(name.substring(1, name.length() - 1), path.get(i));
				}
			}
			return parameters;
		}

	}

}
