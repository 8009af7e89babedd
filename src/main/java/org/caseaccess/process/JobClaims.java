package org.caseaccess.process;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.camunda.client.api.response.ActivatedJob;

/**
 * The variables of a job, as claims (R17): whoever has rights in the engine can write
 * anything there. What is absent, of another type, too long or no such thing is empty
 * here, and no failure repeats a value (R7): the client's own mapping to types would put
 * it into log, stack trace and incident.
 */
final class JobClaims {

	private static final ObjectMapper json = new ObjectMapper();

	private static final TypeReference<Map<String, Object>> VARIABLES = new TypeReference<>() {
	};

	/** Long enough for every id, number and code. */
	private static final int CODE_LENGTH = 100;

	// the short form is taken by Java, and is another id then
	private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

	private final JsonNode variables;

	private JobClaims(JsonNode variables) {
		this.variables = variables;
	}

	static JobClaims of(ActivatedJob job) {
		return of(job.getVariables());
	}

	static JobClaims of(String variables) {
		try {
			return new JobClaims(
					(variables != null) ? json.readTree(variables) : JsonNodeFactory.instance.objectNode());
		}
		catch (JsonProcessingException ex) {
			// nested too deeply, for example
			return new JobClaims(JsonNodeFactory.instance.objectNode());
		}
	}

	Optional<UUID> id(String variable) {
		return code(variable).filter((text) -> ID.matcher(text).matches()).map(UUID::fromString);
	}

	OptionalInt number(String variable) {
		JsonNode value = this.variables.path(variable);
		return (value.isIntegralNumber() && value.canConvertToInt()) ? OptionalInt.of(value.intValue())
				: OptionalInt.empty();
	}

	Optional<Duration> duration(String variable) {
		return code(variable).flatMap((text) -> {
			try {
				return Optional.of(Duration.parse(text));
			}
			catch (DateTimeParseException | ArithmeticException ex) {
				return Optional.empty();
			}
		});
	}

	<E extends Enum<E>> Optional<E> choice(String variable, Class<E> choices) {
		return code(variable).flatMap((text) -> Arrays.stream(choices.getEnumConstants())
			.filter((choice) -> choice.name().equals(text))
			.findAny());
	}

	/** A text of any length, or null. */
	String text(String variable) {
		JsonNode value = this.variables.path(variable);
		return value.isTextual() ? value.textValue() : null;
	}

	private Optional<String> code(String variable) {
		return Optional.ofNullable(text(variable)).filter((text) -> text.length() <= CODE_LENGTH);
	}

	/** All variables, for the expressions of a form. */
	Map<String, Object> all() {
		return this.variables.isObject() ? json.convertValue(this.variables, VARIABLES) : new HashMap<>();
	}

	JsonNode value(String variable) {
		return this.variables.path(variable);
	}

}
