package org.caseaccess.embedded.readmodel;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Searches find what is asked for and look at no more than they must.
 */
class SearchTests {

	private static final int INSTANCES = 500;

	private static final ObjectMapper json = new ObjectMapper();

	private final Tables tables = new Tables();

	private final ProcessDefinitionRow process = new ProcessDefinitionRow(1, "parcel", 1, null, "parcel.bpmn",
			"<definitions><process id='parcel' name='Parcel'><userTask id='Task' name='Check'/></process></definitions>");

	@BeforeEach
	void fill() {
		for (int i = 1; i <= INSTANCES; i++) {
			long instance = 1000L * i;
			this.tables.processInstances.add(new ProcessInstanceRow(instance, this.process, 0, 0, i, List.of()));
			for (int v = 1; v <= 4; v++) {
				this.tables.variables.add(new VariableRow(instance + v, "v" + v, instance, instance, "" + i % 7));
			}
			UserTaskRow task = new UserTaskRow(instance + 9, instance + 8, instance, this.process, "Task", i);
			task.state = (i % 10 == 0) ? "CREATED" : "COMPLETED";
			task.candidateGroups = (i % 50 == 0) ? List.of("clerks", "managers") : List.of("clerks");
			task.priority = i % 3;
			this.tables.userTasks.add(task);
		}
	}

	@Test
	void byProcessInstanceNoOtherInstancesRowIsLookedAt() {
		SearchPage found = search(this.tables.variables, "{'filter':{'processInstanceKey':'7000','name':'v2'}}");
		assertThat(keys(found, "variableKey")).containsExactly(7002L);
		assertThat(found.visited()).isEqualTo(4);
	}

	@Test
	void byKeyOneRowIsLookedAt() {
		SearchPage found = search(this.tables.userTasks, "{'filter':{'userTaskKey':'7009','state':'COMPLETED'}}");
		assertThat(keys(found, "userTaskKey")).containsExactly(7009L);
		assertThat(found.visited()).isEqualTo(1);
	}

	@Test
	void theSmallestOfSeveralIndexesIsTaken() {
		SearchPage found = search(this.tables.userTasks,
				"{'filter':{'processDefinitionId':'parcel','state':'CREATED','candidateGroup':'managers'}}");
		assertThat(total(found)).isEqualTo(10);
		assertThat(found.visited()).isEqualTo(10);
	}

	@Test
	void aPageOfAnIndexTouchesOnlyThePage() {
		SearchPage found = search(this.tables.userTasks,
				"{'filter':{'state':'COMPLETED'},'page':{'limit':5,'from':3}}");
		assertThat(total(found)).isEqualTo(450);
		assertThat(found.items()).hasSize(5);
		assertThat(found.visited()).isEqualTo(5);
	}

	@Test
	void aRowInTwoSetsIsFoundOnce() {
		SearchPage found = search(this.tables.userTasks,
				"{'filter':{'candidateGroup':{'$in':['managers','clerks']}},'page':{'limit':1000}}");
		assertThat(keys(found, "userTaskKey")).hasSize(INSTANCES).doesNotHaveDuplicates().isSorted();
	}

	@Test
	void anUnknownValueOfAnIndexFindsNothingAtOnce() {
		SearchPage found = search(this.tables.userTasks, "{'filter':{'assignee':'nobody'}}");
		assertThat(total(found)).isZero();
		assertThat(found.visited()).isZero();
	}

	@Test
	void cursorsWalkAllPagesForthAndBack() {
		String sorted = "'sort':[{'field':'priority','order':'DESC'},{'field':'creationDate'}]";
		List<Long> all = keys(search(this.tables.userTasks, "{" + sorted + ",'page':{'limit':1000}}"), "userTaskKey");
		List<Long> walked = new ArrayList<>();
		SearchPage page = search(this.tables.userTasks, "{" + sorted + ",'page':{'limit':120}}");
		SearchPage last = page;
		while (!page.items().isEmpty()) {
			walked.addAll(keys(page, "userTaskKey"));
			last = page;
			page = search(this.tables.userTasks,
					"{" + sorted + ",'page':{'limit':120,'after':'" + page.page().path("endCursor").asText() + "'}}");
		}
		assertThat(walked).isEqualTo(all);
		SearchPage before = search(this.tables.userTasks,
				"{" + sorted + ",'page':{'limit':120,'before':'" + last.page().path("startCursor").asText() + "'}}");
		assertThat(keys(before, "userTaskKey")).isEqualTo(all.subList(360, 480));
	}

	@Test
	void aCursorHoldsWhenItsRowIsGone() {
		SearchPage first = search(this.tables.userTasks, "{'page':{'limit':10}}");
		this.tables.userTasks.remove(10009);
		SearchPage second = search(this.tables.userTasks,
				"{'page':{'limit':10,'after':'" + first.page().path("endCursor").asText() + "'}}");
		assertThat(keys(second, "userTaskKey")).startsWith(11009L);
	}

	@Test
	void operators() {
		assertThat(count("{'state':{'$neq':'COMPLETED'}}")).isEqualTo(50);
		assertThat(count("{'state':{'$in':['CREATED','CANCELED']}}")).isEqualTo(50);
		assertThat(count("{'state':{'$notIn':['CREATED'],'$exists':true}}")).isEqualTo(450);
		assertThat(count("{'state':{'$like':'C?EA*'}}")).isEqualTo(50);
		assertThat(count("{'assignee':{'$exists':false}}")).isEqualTo(500);
		assertThat(count("{'creationDate':{'$gt':'1970-01-01T00:00:00.490Z'}}")).isEqualTo(10);
		assertThat(count("{'creationDate':{'$gte':'1970-01-01T00:00:00.490Z','$lt':'1970-01-01T00:00:00.495Z'}}"))
			.isEqualTo(5);
		assertThat(count("{'processInstanceVariables':[{'name':'v1','value':'3'}],'state':'CREATED'}")).isEqualTo(8);
		assertThat(total(search(this.tables.processInstances,
				"{'filter':{'$or':[{'processInstanceKey':'1000'},{'processInstanceKey':'2000'}]}}")))
			.isEqualTo(2);
	}

	@Test
	void changesMoveRowsBetweenIndexes() {
		this.tables.userTasks.change(7009, (row) -> {
			row.state = "CREATED";
			row.assignee = "ann";
		});
		assertThat(count("{'state':'CREATED'}")).isEqualTo(51);
		assertThat(count("{'state':'COMPLETED'}")).isEqualTo(449);
		assertThat(count("{'assignee':'ann'}")).isEqualTo(1);
	}

	@Test
	void aDroppedInstanceLeavesNothing() {
		this.tables.dropInstance(7000);
		assertThat(total(search(this.tables.variables, "{'filter':{'processInstanceKey':'7000'}}"))).isZero();
		assertThat(this.tables.variables.size()).isEqualTo(4 * (INSTANCES - 1));
		assertThat(this.tables.userTasks.get(7009)).isNull();
		assertThat(count("{}")).isEqualTo(INSTANCES - 1);
	}

	private int count(String filter) {
		return total(search(this.tables.userTasks, "{'filter':" + filter + "}"));
	}

	private <R> SearchPage search(Table<R> table, String request) {
		try {
			JsonNode body = json.readTree(request.replace('\'', '"'));
			return new Search<>(table, SearchRequest.parse(this.tables, table.schema(), body)).run();
		}
		catch (JsonProcessingException ex) {
			throw new AssertionError(ex);
		}
	}

	private static int total(SearchPage page) {
		return page.page().path("totalItems").asInt();
	}

	private static List<Long> keys(SearchPage page, String name) {
		List<Long> keys = new ArrayList<>();
		page.items().forEach((item) -> keys.add(item.path(name).asLong()));
		return keys;
	}

}
