package org.caseaccess.process;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.zeebe.dmn.DecisionEngineFactory;
import io.camunda.zeebe.dmn.ParsedDecisionRequirementsGraph;
import io.camunda.zeebe.el.Expression;
import io.camunda.zeebe.el.ExpressionLanguage;
import io.camunda.zeebe.el.ExpressionLanguageFactory;
import io.camunda.zeebe.model.bpmn.Bpmn;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import org.springframework.util.StringUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every FEEL expression of models, forms and element templates, read by the engine's own
 * parser. The engine takes an unknown function at a deployment and stumbles when somebody
 * gets there, so each expression is evaluated once, too.
 */
class ExpressionTests {

	private static final Path TEMPLATES = Path.of(".camunda", "element-templates");

	private static final List<String> ATTRIBUTES = List.of("source", "correlationKey", "assignee", "candidateGroups",
			"dueDate", "followUpDate", "priority", "retries", "type", "value");

	private final ExpressionLanguage feel = ExpressionLanguageFactory.createExpressionLanguage(ZonedDateTime::now);

	private final ObjectMapper json = new ObjectMapper();

	@TestFactory
	Stream<DynamicTest> everyExpressionIsFeelThatTheEngineUnderstands() throws IOException {
		List<DynamicTest> tests = new ArrayList<>();
		for (Path file : files()) {
			List<String> expressions = expressions(file);
			for (String expression : expressions) {
				tests.add(DynamicTest.dynamicTest(file.getFileName() + " " + expression, () -> check(expression)));
			}
		}
		assertThat(tests).hasSizeGreaterThan(100);
		return tests.stream();
	}

	@Test
	void theDecisionIsOneThatTheEngineCanRead() throws IOException {
		ParsedDecisionRequirementsGraph decision = DecisionEngineFactory.createDecisionEngine()
			.parse(new ByteArrayInputStream(Files.readAllBytes(Path.of("bpmn", Names.DECISION_ID + ".dmn"))));
		assertThat(decision.isValid()).as(decision.getFailureMessage()).isTrue();
	}

	@Test
	void anUnknownFunctionIsFound() {
		assertThat(faults("=upper csae(firstName)")).contains("upper csae");
		assertThat(faults("=if true then else")).isNotEmpty();
	}

	private void check(String expression) {
		assertThat(faults(expression)).as(expression).isEmpty();
	}

	private String faults(String text) {
		Expression expression = this.feel.parseExpression(text);
		if (!expression.isValid()) {
			return expression.getFailureMessage();
		}
		return String.join("; ",
				this.feel.evaluateExpression(expression, (variable) -> null)
					.getWarnings()
					.stream()
					.filter((warning) -> warning.getType().contains("FUNCTION"))
					.map((warning) -> warning.getMessage())
					.filter((message) -> message.contains("No function found"))
					.toList());
	}

	private static List<Path> files() throws IOException {
		List<Path> files = new ArrayList<>();
		for (Path folder : List.of(Path.of("bpmn"), Path.of("forms"), TEMPLATES)) {
			try (Stream<Path> listed = Files.list(folder)) {
				listed.filter((file) -> !file.toString().endsWith(".dmn")).sorted().forEach(files::add);
			}
		}
		return files;
	}

	private List<String> expressions(Path file) throws IOException {
		Stream<String> texts = file.toString().endsWith(".bpmn")
				? texts(Bpmn.readModelFromFile(file.toFile()).getDocument().getRootElement())
				: texts(this.json.readTree(file.toFile()));
		return texts.filter((text) -> text.startsWith("=")).distinct().toList();
	}

	private static Stream<String> texts(DomElement element) {
		List<DomElement> children = element.getChildElements();
		Stream<String> attributes = ATTRIBUTES.stream().map(element::getAttribute).filter(StringUtils::hasText);
		return Stream.concat(attributes, children.isEmpty() ? Stream.of(element.getTextContent().trim())
				: children.stream().flatMap(ExpressionTests::texts));
	}

	private static Stream<String> texts(JsonNode node) {
		if (node.isTextual()) {
			return Stream.of(node.asText());
		}
		return StreamSupport.stream(node.spliterator(), false).flatMap(ExpressionTests::texts);
	}

}
