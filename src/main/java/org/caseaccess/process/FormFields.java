package org.caseaccess.process;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.client.api.search.response.Form;

import org.springframework.stereotype.Component;

/**
 * Forms as JSON, and the fields that they ask for: nothing else that a browser sends
 * becomes a process variable.
 */
@Component
class FormFields {

	private static final String CHECKBOX = "checkbox";

	private final ObjectMapper json;

	FormFields(ObjectMapper json) {
		this.json = json;
	}

	Set<String> of(String schema) {
		try {
			Set<String> fields = new LinkedHashSet<>();
			collect(this.json.readTree(schema), fields);
			return fields;
		}
		catch (JsonProcessingException ex) {
			throw new IllegalArgumentException("the form is not JSON", ex);
		}
	}

	/** The statements of a verbal consent, in the order in which the form has them. */
	List<String> statements(String schema) {
		try {
			List<String> statements = new ArrayList<>();
			for (JsonNode component : this.json.readTree(schema).path("components")) {
				String key = component.path("key").asText();
				if (CHECKBOX.equals(component.path("type").asText()) && key.startsWith(StatementTicks.PREFIX)) {
					statements.add(key);
				}
			}
			return statements;
		}
		catch (JsonProcessingException ex) {
			throw new IllegalArgumentException("the form is not JSON", ex);
		}
	}

	/**
	 * A form as JSON. The API describes it as an object and may give it as a string.
	 */
	String schema(Form form) {
		try {
			return (form.getSchema() instanceof String written) ? written
					: this.json.writeValueAsString(form.getSchema());
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException("the engine gave a form that is not JSON", ex);
		}
	}

	String write(Map<String, Object> answers) {
		try {
			return this.json.writeValueAsString(answers);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException("the answers of a form cannot be written");
		}
	}

	private static void collect(JsonNode node, Set<String> fields) {
		for (JsonNode component : node.path("components")) {
			if (component.hasNonNull("key") && !component.path("disabled").asBoolean(false)) {
				fields.add(component.get("key").asText());
			}
			collect(component, fields);
		}
	}

}
