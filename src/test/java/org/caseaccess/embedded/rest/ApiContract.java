package org.caseaccess.embedded.rest;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.oas.OpenApi30;
import org.yaml.snakeyaml.LoaderOptions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The OpenAPI document of the Camunda 8.8 REST API.
 */
final class ApiContract {

	private static final String DOCUMENT = "mem:rest-api.yaml";

	private final JsonNode document;

	private final JsonSchemaFactory schemas;

	private final Map<String, JsonSchema> byPointer = new HashMap<>();

	private final Map<String, Operation> operations = new HashMap<>();

	ApiContract() throws IOException {
		this.document = read();
		// the document has parts beside its schemas, and extensions, which say nothing
		// about validity
		JsonMetaSchema dialect = JsonMetaSchema.builder(OpenApi30.getInstance())
			.unknownKeywordFactory((name, context) -> new NonValidationKeyword(name))
			.build();
		this.schemas = JsonSchemaFactory.getInstance(VersionFlag.V4,
				(builder) -> builder.metaSchema(dialect)
					.defaultMetaSchemaIri(dialect.getIri())
					.schemaLoaders((loaders) -> loaders.schemas(Map.of(DOCUMENT, this.document.toString()))));
		for (Map.Entry<String, JsonNode> path : this.document.path("paths").properties()) {
			for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
				this.operations.put(method.getValue().path("operationId").asText(),
						new Operation(method.getKey().toUpperCase(), path.getKey()));
			}
		}
	}

	private static JsonNode read() throws IOException {
		LoaderOptions options = new LoaderOptions();
		options.setCodePointLimit(16 * 1024 * 1024);
		ObjectMapper yaml = new ObjectMapper(YAMLFactory.builder().loaderOptions(options).build());
		try (InputStream stream = ApiContract.class.getResourceAsStream("/rest-api.yaml")) {
			return yaml.readTree(stream);
		}
	}

	Set<String> operationIds() {
		return this.operations.keySet();
	}

	Operation operation(String operationId) {
		return this.operations.get(operationId);
	}

	/** Holds a successful answer against what the document says of the operation. */
	void check(String operationId, int status, String contentType, String body) throws IOException {
		Operation operation = this.operations.get(operationId);
		JsonNode responses = this.document.path("paths")
			.path(operation.path())
			.path(operation.method().toLowerCase())
			.path("responses");
		assertThat(responses.has(String.valueOf(status))).as("%s may answer %s", operationId, status).isTrue();
		JsonNode content = responses.path(String.valueOf(status)).path("content");
		if (status == 204 || content.isMissingNode()) {
			assertThat(body).as("body of %s", operationId).isEmpty();
			return;
		}
		String type = contentType.replaceAll(";.*", "");
		assertThat(content.has(type)).as("%s may answer %s", operationId, type).isTrue();
		if ("application/json".equals(type)) {
			String pointer = "/paths/" + operation.path().replace("~", "~0").replace("/", "~1") + "/"
					+ operation.method().toLowerCase() + "/responses/" + status + "/content/application~1json/schema";
			validate(pointer.replace("{", "%7B").replace("}", "%7D"), body, operationId);
		}
	}

	/** Holds problem details against the document. */
	void checkProblem(String body) throws IOException {
		validate("/components/schemas/ProblemDetail", body, "problem");
	}

	private void validate(String pointer, String body, String what) throws IOException {
		SchemaValidatorsConfig config = SchemaValidatorsConfig.builder()
			.formatAssertionsEnabled(true)
			.pathType(PathType.JSON_POINTER)
			.build();
		JsonSchema schema = this.byPointer.computeIfAbsent(pointer,
				(any) -> this.schemas.getSchema(SchemaLocation.of(DOCUMENT + "#" + pointer), config));
		Set<ValidationMessage> messages = schema.validate(new ObjectMapper().readTree(body));
		assertThat(messages).as("%s: %s", what, body).isEmpty();
	}

	record Operation(String method, String path) {
	}

}
