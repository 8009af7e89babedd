package org.caseaccess.embedded.readmodel;

import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What the API shows of a model beside the engine's records: names, and the form of the
 * start event.
 *
 * @param processName the name of the process; {@code null} without one
 * @param startFormId the form of a start event; {@code null} without one
 * @param elementNames the names of elements by id
 */
record BpmnLabels(String processName, String startFormId, Map<String, String> elementNames) {

	static BpmnLabels read(String xml, String processId) {
		try {
			XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(xml));
			return new Reading(processId).read(reader);
		}
		catch (XMLStreamException ex) {
			throw new IllegalStateException("The engine accepted a model that is no XML", ex);
		}
	}

	/**
	 * An element's name; the API demands one, so an element without is called by its id.
	 */
	String elementNameOrId(String elementId) {
		return this.elementNames.getOrDefault(elementId, elementId);
	}

	private static XMLInputFactory factory() {
		XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
		factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		return factory;
	}

	private static final class Reading {

		private final String processId;

		private final Map<String, String> names = new HashMap<>();

		private boolean inProcess;

		private boolean inStartEvent;

		private String startFormId;

		Reading(String processId) {
			this.processId = processId;
		}

		BpmnLabels read(XMLStreamReader reader) throws XMLStreamException {
			while (reader.hasNext()) {
				int event = reader.next();
				if (event == XMLStreamConstants.START_ELEMENT) {
					start(reader);
				}
				else if (event == XMLStreamConstants.END_ELEMENT) {
					end(reader.getLocalName());
				}
			}
			return new BpmnLabels(this.names.get(this.processId), this.startFormId, Map.copyOf(this.names));
		}

		private void start(XMLStreamReader reader) {
			String id = reader.getAttributeValue(null, "id");
			String name = reader.getAttributeValue(null, "name");
			switch (reader.getLocalName()) {
				case "process" -> this.inProcess = this.processId.equals(id);
				case "startEvent" -> this.inStartEvent = this.inProcess;
				case "formDefinition" -> {
					if (this.inStartEvent) {
						this.startFormId = reader.getAttributeValue(null, "formId");
					}
				}
				default -> {
					// only its name is of interest
				}
			}
			if (this.inProcess && id != null && name != null && !name.isEmpty()) {
				this.names.put(id, name);
			}
		}

		private void end(String element) {
			if ("startEvent".equals(element)) {
				this.inStartEvent = false;
			}
			else if ("process".equals(element)) {
				this.inProcess = false;
			}
		}

	}

}
