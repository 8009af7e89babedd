package org.caseaccess.process;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.TreeSet;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeFormDefinition;
import io.camunda.zeebe.model.bpmn.validation.zeebe.ZeebeDesignTimeValidators;
import org.camunda.bpm.model.xml.ModelException;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.io.support.ResourcePatternUtils;
import org.springframework.stereotype.Component;

/**
 * Looks at the models and forms before they are deployed: the engine takes a process
 * whose form is missing, and fails only when somebody gets there.
 */
@Component
class ModelFiles implements SmartInitializingSingleton {

	private final ResourceLoader resources;

	private final ObjectMapper json;

	ModelFiles(ResourceLoader resources, ObjectMapper json) {
		this.resources = resources;
		this.json = json;
	}

	@Override
	public void afterSingletonsInstantiated() {
		String process = "bpmn/" + Names.PROCESS_ID + ".bpmn";
		BpmnModelInstance model = process(process);
		decision("bpmn/" + Names.DECISION_ID + ".dmn");
		Set<String> forms = forms();
		for (ZeebeFormDefinition form : model.getModelElementsByType(ZeebeFormDefinition.class)) {
			if (!forms.contains(form.getFormId())) {
				throw new BrokenModelException("forms/" + form.getFormId() + ".form",
						"is missing, and " + process + " needs it");
			}
		}
	}

	private BpmnModelInstance process(String file) {
		try (InputStream input = open(file)) {
			BpmnModelInstance model = Bpmn.readModelFromStream(input);
			model.validate(ZeebeDesignTimeValidators.VALIDATORS).getResults().forEach((element, results) -> {
				throw new BrokenModelException(file,
						element.getAttributeValue("id") + ": " + results.getFirst().getMessage());
			});
			if (model.getModelElementsByType(Process.class)
				.stream()
				.noneMatch((process) -> Names.PROCESS_ID.equals(process.getId()))) {
				throw new BrokenModelException(file, "has no process with the id " + Names.PROCESS_ID);
			}
			return model;
		}
		catch (ModelException ex) {
			throw new BrokenModelException(file, "is not BPMN: " + innermost(ex).getMessage());
		}
		catch (IOException ex) {
			throw new BrokenModelException(file, "is missing or cannot be read");
		}
	}

	private void decision(String file) {
		try (InputStream input = open(file)) {
			Document dmn = xml().parse(input);
			if (!"definitions".equals(dmn.getDocumentElement().getLocalName())) {
				throw new BrokenModelException(file, "is not DMN");
			}
		}
		catch (SAXException ex) {
			throw new BrokenModelException(file, "is not DMN: " + ex.getMessage());
		}
		catch (IOException ex) {
			throw new BrokenModelException(file, "is missing or cannot be read");
		}
	}

	private Set<String> forms() {
		Set<String> ids = new TreeSet<>();
		try {
			for (Resource form : ResourcePatternUtils.getResourcePatternResolver(this.resources)
				.getResources("classpath*:/forms/*.form")) {
				ids.add(form(form));
			}
			return ids;
		}
		catch (IOException ex) {
			throw new BrokenModelException("forms", "cannot be listed");
		}
	}

	private String form(Resource form) {
		String file = "forms/" + form.getFilename();
		try (InputStream input = form.getInputStream()) {
			String id = this.json.readTree(input).path("id").asText();
			if (!form.getFilename().equals(id + ".form")) {
				throw new BrokenModelException(file, "has the id '" + id + "': file and id must be the same");
			}
			return id;
		}
		catch (IOException ex) {
			throw new BrokenModelException(file, "is not a form: " + ex.getMessage());
		}
	}

	private InputStream open(String file) throws IOException {
		return this.resources.getResource("classpath:/" + file).getInputStream();
	}

	private static DocumentBuilder xml() {
		try {
			DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
			factory.setNamespaceAware(true);
			factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
			factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
			DocumentBuilder builder = factory.newDocumentBuilder();
			// the default handler writes to the console
			builder.setErrorHandler(null);
			return builder;
		}
		catch (ParserConfigurationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Throwable innermost(Throwable thrown) {
		return (thrown.getCause() == null) ? thrown : innermost(thrown.getCause());
	}

}
