package org.caseaccess.embedded.readmodel;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.zeebe.protocol.record.ValueType;
import org.caseaccess.embedded.engine.EngineEvent;
import org.caseaccess.embedded.engine.EngineEventListener;

/**
 * What the engine's events add up to, as the REST API shows it. It follows the engine
 * with a short delay, as in production.
 */
public final class ReadModel implements EngineEventListener {

	/** The only tenant: the embedded engine has no multi-tenancy. */
	public static final String TENANT = "<default>";

	/** How many finished process instances stay to be looked at. */
	public static final int KEPT_FINISHED_INSTANCES = 10_000;

	private static final ObjectMapper json = new ObjectMapper();

	private final ReadWriteLock lock = new ReentrantReadWriteLock();

	private final Map<ValueType, Consumer<EngineEvent>> handlers = new EnumMap<>(ValueType.class);

	private final int keptFinished;

	private Tables tables;

	/**
	 * Makes an empty read model.
	 * @param keptFinished how many finished process instances are kept
	 */
	public ReadModel(int keptFinished) {
		this.keptFinished = keptFinished;
		connect();
	}

	private void connect() {
		this.tables = new Tables();
		DeploymentEvents deployments = new DeploymentEvents(this.tables);
		this.handlers.put(ValueType.PROCESS, deployments::onProcess);
		this.handlers.put(ValueType.FORM, deployments::onForm);
		this.handlers.put(ValueType.DECISION, deployments::onDecision);
		this.handlers.put(ValueType.DECISION_REQUIREMENTS, deployments::onDecisionRequirements);
		InstanceEvents instances = new InstanceEvents(this.tables, this.keptFinished);
		this.handlers.put(ValueType.PROCESS_INSTANCE, instances::onInstance);
		this.handlers.put(ValueType.VARIABLE, instances::onVariable);
		TaskEvents tasks = new TaskEvents(this.tables, this.keptFinished);
		this.handlers.put(ValueType.USER_TASK, tasks::onUserTask);
		this.handlers.put(ValueType.JOB, tasks::onJob);
		this.handlers.put(ValueType.INCIDENT, new IncidentEvents(this.tables)::onIncident);
		MessageEvents messages = new MessageEvents(this.tables);
		this.handlers.put(ValueType.PROCESS_MESSAGE_SUBSCRIPTION, messages::onSubscription);
		this.handlers.put(ValueType.MESSAGE_START_EVENT_SUBSCRIPTION, messages::onStartSubscription);
		this.handlers.put(ValueType.DECISION_EVALUATION,
				new DecisionEvents(this.tables, this.keptFinished)::onEvaluation);
	}

	@Override
	public Set<ValueType> valueTypes() {
		return Set.copyOf(this.handlers.keySet());
	}

	@Override
	public void onEvent(EngineEvent event) {
		this.lock.writeLock().lock();
		try {
			this.handlers.get(event.valueType()).accept(event);
		}
		finally {
			this.lock.writeLock().unlock();
		}
	}

	@Override
	public void onReset() {
		this.lock.writeLock().lock();
		try {
			connect();
		}
		finally {
			this.lock.writeLock().unlock();
		}
	}

	/**
	 * Searches.
	 * @param kind what to search for
	 * @param request filter, sort and page, as the API has them
	 * @return the page of the result
	 * @throws InvalidSearchException if the request cannot be understood
	 * @throws NotServedException if it asks for what only a cluster knows
	 */
	public SearchPage search(Kind kind, JsonNode request) {
		return read((all) -> search(all, kind.table(all), request));
	}

	private static <R> SearchPage search(Tables all, Table<R> table, JsonNode request) {
		return new Search<>(table, SearchRequest.parse(all, table.schema(), request)).run();
	}

	/**
	 * Looks up by key.
	 * @param kind what to look up
	 * @param key its key
	 * @return the row as the API shows it, if there is one
	 */
	public Optional<ObjectNode> find(Kind kind, long key) {
		return read((all) -> show(kind.table(all), key));
	}

	private static <R> Optional<ObjectNode> show(Table<R> table, long key) {
		return Optional.ofNullable(table.get(key)).map(table.schema()::show);
	}

	/**
	 * The model of a process.
	 * @param processDefinitionKey its key
	 * @return the XML, if there is such a process
	 */
	public Optional<String> processXml(long processDefinitionKey) {
		return read((all) -> Optional.ofNullable(all.processDefinitions.get(processDefinitionKey)))
			.map((definition) -> definition.xml);
	}

	/**
	 * The model of a decision diagram.
	 * @param decisionRequirementsKey its key
	 * @return the XML, if there is such a diagram
	 */
	public Optional<String> decisionRequirementsXml(long decisionRequirementsKey) {
		return read((all) -> Optional.ofNullable(all.decisionRequirements.get(decisionRequirementsKey)))
			.map(DecisionRequirementsRow::xml);
	}

	/**
	 * The model that a decision is part of.
	 * @param decisionDefinitionKey the decision's key
	 * @return the XML, if there is such a decision
	 */
	public Optional<String> decisionXml(long decisionDefinitionKey) {
		return read((all) -> Optional.ofNullable(all.decisionDefinitions.get(decisionDefinitionKey)))
			.flatMap((decision) -> decisionRequirementsXml(decision.requirementsKey()));
	}

	/**
	 * The form of a user task.
	 * @param userTaskKey the task
	 * @return the form; empty when the task has none
	 */
	public Optional<ObjectNode> formOfUserTask(long userTaskKey) {
		return read((all) -> Optional.ofNullable(all.userTasks.get(userTaskKey))
			.map((task) -> all.forms.get(task.formKey))
			.map((form) -> showForm(all, form)));
	}

	/**
	 * The newest version of the form of a process's start event.
	 * @param processDefinitionKey the process
	 * @return the form; empty when the start event has none
	 */
	public Optional<ObjectNode> startForm(long processDefinitionKey) {
		return read((all) -> Optional.ofNullable(all.processDefinitions.get(processDefinitionKey))
			.map((definition) -> definition.labels.startFormId())
			.map((formId) -> all.forms.lookup("formId", formId))
			.filter((versions) -> versions.size() > 0)
			.map((versions) -> showForm(all, all.forms.get(versions.get(versions.size() - 1)))));
	}

	private static ObjectNode showForm(Tables all, FormRow form) {
		ObjectNode shown = all.forms.schema().show(form);
		try {
			shown.set("schema", json.readTree(form.schema()));
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException("The engine accepted a form that is no JSON", ex);
		}
		return shown;
	}

	/**
	 * An evaluated decision with its inputs and rules.
	 * @param instanceKey its key
	 * @return the decision as the API shows it, if there is one
	 */
	public Optional<ObjectNode> decisionInstance(long instanceKey) {
		return read((all) -> Optional.ofNullable(all.decisionInstances.get(instanceKey)).map((row) -> {
			ObjectNode shown = all.decisionInstances.schema().show(row);
			shown.set("evaluatedInputs", json.valueToTree(row.inputs()));
			shown.set("matchedRules", json.valueToTree(row.rules()));
			return shown;
		}));
	}

	/**
	 * What is seen from a user task: its own variables, and of the process instance those
	 * that they do not hide.
	 * @param userTaskKey the task
	 * @param request filter, sort and page
	 * @return the page of variables; empty when there is no such task
	 */
	public Optional<SearchPage> userTaskVariables(long userTaskKey, JsonNode request) {
		return read((all) -> Optional.ofNullable(all.userTasks.get(userTaskKey))
			.map((task) -> new VisibleVariables(all).of(task, request)));
	}

	/**
	 * The sequence flows that a process instance took.
	 * @param processInstanceKey the instance
	 * @return the flows as the API shows them, in the order in which they were taken
	 */
	public ObjectNode sequenceFlows(long processInstanceKey) {
		return read((all) -> new InstanceViews(all).sequenceFlows(processInstanceKey));
	}

	/**
	 * How many instances of each element of a process instance are in which state.
	 * @param processInstanceKey the instance
	 * @return the numbers as the API shows them
	 */
	public ObjectNode elementStatistics(long processInstanceKey) {
		return read((all) -> new InstanceViews(all).elementStatistics(processInstanceKey));
	}

	/**
	 * The instances that called a process instance, outermost first, itself last.
	 * @param processInstanceKey the instance
	 * @return the instances as the API shows them; empty when there is no such instance
	 */
	public Optional<JsonNode> callHierarchy(long processInstanceKey) {
		return read((all) -> new InstanceViews(all).callHierarchy(processInstanceKey));
	}

	private <T> T read(Function<Tables, T> reading) {
		this.lock.readLock().lock();
		try {
			return reading.apply(this.tables);
		}
		finally {
			this.lock.readLock().unlock();
		}
	}

	/**
	 * What can be searched for.
	 */
	public enum Kind {

		/** Deployed processes. */
		PROCESS_DEFINITION((all) -> all.processDefinitions),
		/** Process instances. */
		PROCESS_INSTANCE((all) -> all.processInstances),
		/** Element instances. */
		ELEMENT_INSTANCE((all) -> all.elementInstances),
		/** Variables. */
		VARIABLE((all) -> all.variables),
		/** User tasks. */
		USER_TASK((all) -> all.userTasks),
		/** Jobs. */
		JOB((all) -> all.jobs),
		/** Incidents. */
		INCIDENT((all) -> all.incidents),
		/** Waits for messages. */
		MESSAGE_SUBSCRIPTION((all) -> all.messageSubscriptions),
		/** Messages that met a wait. */
		CORRELATED_MESSAGE_SUBSCRIPTION((all) -> all.correlations),
		/** Deployed decisions. */
		DECISION_DEFINITION((all) -> all.decisionDefinitions),
		/** Deployed decision diagrams. */
		DECISION_REQUIREMENTS((all) -> all.decisionRequirements),
		/** Evaluated decisions. */
		DECISION_INSTANCE((all) -> all.decisionInstances);

		private final Function<Tables, Table<?>> table;

		Kind(Function<Tables, Table<?>> table) {
			this.table = table;
		}

		private Table<?> table(Tables tables) {
			return this.table.apply(tables);
		}

	}

}
