package org.caseaccess.process;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;

import org.springframework.stereotype.Component;

/**
 * Holds what was submitted against the form itself: type, choices, length and pattern of
 * every field, and what is required. The page and Tasklist do so too; whoever calls the
 * engine's API has no page. The form that the engine has for the task is the one place
 * that says what is allowed: an analyst's new field is checked without Java.
 */
@Component
class FormCheck {

	/** What a field may hold that says nothing of its length. */
	private static final int LONGEST_TEXT = 1000;

	/** More do not help anybody to fill in a form. */
	private static final int MOST_PROBLEMS = 5;

	// strict: 31 February is an error, not 3 March
	private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd")
		.withResolverStyle(ResolverStyle.STRICT);

	private final ObjectMapper json;

	private final FeelEngineApi feel = FeelEngineBuilder.forJava().build();

	FormCheck(ObjectMapper json) {
		this.json = json;
	}

	/**
	 * What is wrong with a form.
	 * @param schema the form, as the engine has it for the task
	 * @param submitted the variables of the completion
	 * @return a sentence for each field that is wrong, with its label and never with what
	 * was sent; empty when all is well
	 */
	List<String> problems(String schema, JobClaims submitted) {
		try {
			Set<String> problems = new LinkedHashSet<>();
			check(this.json.readTree(schema), submitted, submitted.all(), problems);
			return problems.stream().limit(MOST_PROBLEMS).toList();
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException("the engine gave a form that is not JSON");
		}
	}

	private void check(JsonNode form, JobClaims submitted, Map<String, Object> variables, Set<String> problems) {
		for (JsonNode component : form.path("components")) {
			if (component.hasNonNull("key") && !component.path("disabled").asBoolean(false)) {
				problem(component, submitted.value(component.get("key").asText()), variables)
					.ifPresent((words) -> problems.add(label(component) + ": " + words));
			}
			check(component, submitted, variables, problems);
		}
	}

	private Optional<String> problem(JsonNode field, JsonNode value, Map<String, Object> variables) {
		if (isEmpty(value)) {
			boolean required = field.path("validate").path("required").asBoolean(false);
			return Optional.ofNullable((required && !isHidden(field, variables)) ? "this entry is needed." : null);
		}
		String words = switch (field.path("type").asText()) {
			case "checkbox" -> value.isBoolean() ? unticked(field, value, variables) : "tick it or leave it.";
			case "radio", "select" -> isChoice(field, value) ? null : "choose one of the answers.";
			case "checklist", "taglist" -> areChoices(field, value) ? null : "choose from the answers.";
			case "number" -> isNumber(field, value) ? null : "enter a number.";
			case "datetime" ->
				isTime(field, value) ? null : "enter a date that exists, as year-month-day, for example 1980-07-24.";
			default -> value.isTextual() ? text(field, value.textValue()) : "enter text.";
		};
		return Optional.ofNullable(words);
	}

	private static boolean isEmpty(JsonNode value) {
		return value.isMissingNode() || value.isNull() || value.isTextual() && value.textValue().isEmpty();
	}

	private String unticked(JsonNode field, JsonNode value, Map<String, Object> variables) {
		boolean required = field.path("validate").path("required").asBoolean(false);
		return (!value.booleanValue() && required && !isHidden(field, variables)) ? "this has to be ticked." : null;
	}

	private static boolean isChoice(JsonNode field, JsonNode value) {
		// choices that come from a variable are the model's own matter
		return field.has("values") ? stream(field.get("values")).anyMatch((choice) -> choice.get("value").equals(value))
				: value.isValueNode() && value.asText().length() <= LONGEST_TEXT;
	}

	private static boolean areChoices(JsonNode field, JsonNode value) {
		return value.isArray() && value.size() <= LONGEST_TEXT
				&& stream(value).allMatch((chosen) -> isChoice(field, chosen));
	}

	private static boolean isNumber(JsonNode field, JsonNode value) {
		if (field.path("serializeToString").asBoolean(false)) {
			return value.isTextual() && value.textValue().matches("[+-]?\\d{1,30}(\\.\\d{1,30})?");
		}
		JsonNode limits = field.path("validate");
		return value.isNumber() && (!limits.has("min") || value.asDouble() >= limits.get("min").asDouble())
				&& (!limits.has("max") || value.asDouble() <= limits.get("max").asDouble());
	}

	private static boolean isTime(JsonNode field, JsonNode value) {
		if (!value.isTextual() || value.textValue().length() > LONGEST_TEXT) {
			return false;
		}
		if (!"date".equals(field.path("subtype").asText())) {
			return true;
		}
		try {
			LocalDate.parse(value.textValue().strip(), DATE);
			return true;
		}
		catch (DateTimeParseException ex) {
			return false;
		}
	}

	private static String text(JsonNode field, String text) {
		JsonNode limits = field.path("validate");
		int most = limits.path("maxLength").asInt(LONGEST_TEXT);
		if (text.length() > most) {
			return "enter at most %d characters.".formatted(most);
		}
		if (text.length() < limits.path("minLength").asInt(0)) {
			return "enter at least %d characters.".formatted(limits.path("minLength").asInt());
		}
		if (!fits(limits.path("pattern").asText(""), text)) {
			return limits.path("patternErrorMessage").asText("enter it in the form that is asked for.");
		}
		return null;
	}

	/** A pattern is JavaScript's; one that Java does not know is left to the page. */
	private static boolean fits(String pattern, String text) {
		try {
			return Pattern.compile(pattern).matcher(text).find();
		}
		catch (PatternSyntaxException ex) {
			return true;
		}
	}

	/** A field that the form does not show is not asked for. */
	private boolean isHidden(JsonNode field, Map<String, Object> variables) {
		String condition = field.path("conditional").path("hide").asText("");
		if (condition.isEmpty()) {
			return false;
		}
		EvaluationResult hidden = this.feel.evaluateExpression(condition.substring(1), variables);
		return hidden.isSuccess() && Boolean.TRUE.equals(hidden.result());
	}

	private static String label(JsonNode field) {
		String label = field.path("label").asText(field.path("dateLabel").asText());
		return label.isBlank() ? field.get("key").asText() : label;
	}

	private static Stream<JsonNode> stream(JsonNode array) {
		return StreamSupport.stream(array.spliterator(), false);
	}

}
