package org.caseaccess.portal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.caseaccess.association.Associations;
import org.caseaccess.association.EndedAssociation;
import org.caseaccess.consent.AccessRequestView;
import org.caseaccess.consent.AccessRequests;
import org.caseaccess.consent.AttemptState;
import org.caseaccess.consent.ConsentEnd;
import org.caseaccess.consent.EndMethod;
import org.caseaccess.consent.EndedBy;
import org.caseaccess.consent.PendingAttempt;
import org.caseaccess.consent.RequestState;
import org.caseaccess.limit.LimitReachedException;
import org.caseaccess.process.AgentTask;
import org.caseaccess.process.AgentTasks;
import org.caseaccess.process.EngineNotReachableException;
import org.caseaccess.process.TaskDeniedException;
import org.caseaccess.process.TaskNotOpenException;
import org.caseaccess.registry.AgentProfile;
import org.caseaccess.registry.Agents;
import org.caseaccess.registry.CaseNotes;
import org.caseaccess.registry.CaseView;
import org.caseaccess.registry.CheckedSearch;
import org.caseaccess.registry.ClientCases;
import org.caseaccess.registry.Eligibility;
import org.caseaccess.registry.PreferredMethod;
import org.caseaccess.registry.SearchCriteria;
import org.caseaccess.registry.SearchForms;
import org.caseaccess.registry.Sex;
import org.caseaccess.security.SecurityConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentCaptor;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.stringContainsInOrder;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/**
 * The agents' pages, as nobody, as the agent, and as another agent.
 */
@WebMvcTest({ DashboardController.class, ClientCaseController.class, SearchController.class, RequestController.class })
@Import({ SecurityConfiguration.class, SignedInAgent.class, OpenPages.class, PageStates.class, CompletedTasks.class })
@ActiveProfiles("test")
@WithMockUser(username = "ana", roles = "AGENT")
class PortalPagesTests {

	private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

	private static final UUID ID = UUID.fromString("6f1c0c55-3d1e-4bb8-9a52-0d7f6a6b1c11");

	private static final UUID CLIENT = UUID.randomUUID();

	private static final AgentProfile ANA = new AgentProfile(UUID.randomUUID(), "ana", "Ana", "Ruiz", "12345678",
			"Harbor Agency");

	private static final AgentProfile BOB = new AgentProfile(UUID.randomUUID(), "bob", "Bob", "Hill", "87654321",
			"Harbor Agency");

	@Autowired
	private MockMvc mvc;

	@MockitoBean
	private Agents agents;

	@MockitoBean
	private AccessRequests requests;

	@MockitoBean
	private Associations associations;

	@MockitoBean
	private ClientCases cases;

	@MockitoBean
	private CaseNotes notes;

	@MockitoBean
	private RequestLibrary library;

	@MockitoBean
	private AgentBook book;

	@MockitoBean
	private Announcements announcements;

	@MockitoBean
	private Issuers issuers;

	@MockitoBean
	private AttemptNews news;

	@MockitoBean
	private SearchForms forms;

	@MockitoBean
	private AgentTasks tasks;

	@MockitoBean
	private Clock clock;

	@BeforeEach
	void twoAgentsAndOneRequest() {
		given(this.clock.instant()).willReturn(NOW);
		given(this.clock.getZone()).willReturn(ZoneOffset.UTC);
		given(this.agents.byUsername("ana")).willReturn(Optional.of(ANA));
		given(this.agents.byUsername("bob")).willReturn(Optional.of(BOB));
		given(this.agents.eligibility(any())).willReturn(new Eligibility(true, null));
		given(this.announcements.counts(any())).willReturn(new Announcements.Counts(0, 0, 0));
		given(this.news.outcome(any(), any())).willReturn(Optional.empty());
		given(this.news.delivery(any())).willReturn("Sent");
		given(this.requests.find(ID)).willReturn(Optional.of(request(RequestState.OPEN, null)));
		given(this.requests.open(any(), any(), any())).willAnswer((call) -> call.getArgument(0));
	}

	@Test
	void theDashboardHasTheLinkTheRuleAndTheLatestRequests() throws Exception {
		given(this.library.latest(any(), anyInt())).willReturn(List.of(line(RequestState.LEFT)));
		this.mvc.perform(get("/agent"))
			.andExpect(status().isOk())
			.andExpect(content().string(containsString("<a href=\"/agent/requests/new\">Request Case Access</a>")))
			.andExpect(content().string(containsString("when an enrollment or an application exists")))
			.andExpect(content()
				.string(stringContainsInOrder("/agent/requests/" + ID, "Elena Garcia", "Expired: the page was left")));
	}

	@Test
	void theSearchScreenHasTheWordsThatAgentsKnow() throws Exception {
		this.mvc.perform(get("/agent/requests/new"))
			.andExpect(content().string(stringContainsInOrder("<h1>Request Case Access</h1>", "First Name", "Last Name",
					"Sex", "Date Of Birth", "Social Security Number", "(optional)", "Case Number", "(optional)",
					"Application Number", "(optional)", ">Search</button>")));
	}

	@Test
	void afterASearchThatFoundNobodyOrSeveralTheFormIsFilledInWithAHintAndWithoutTheSocialSecurityNumber()
			throws Exception {
		given(this.requests.find(ID)).willReturn(Optional.of(request(RequestState.NOT_FOUND, null)));
		given(this.requests.criteria(ID)).willReturn(
				new SearchCriteria("Rosa", "Martinez", Sex.F, LocalDate.of(1991, 2, 28), "2026:hash", "C-77", "A-88"));
		this.mvc.perform(get("/agent/requests/new").param("again", ID.toString()))
			.andExpect(status().isOk())
			.andExpect(content()
				.string(stringContainsInOrder("Check accents, hyphens and second names, and spell the name as on the",
						"value=\"Rosa\"", "value=\"Martinez\"", "value=\"F\"", "checked", "value=\"M\"",
						"value=\"1991-02-28\"", "value=\"C-77\"", "value=\"A-88\"")))
			.andExpect(content().string(containsString("data-page=\"/agent/requests/new?again=" + ID + "\"")))
			.andExpect(content().string(not(containsString("hash"))));
		this.mvc.perform(get("/agent/requests/new").param("again", ID.toString()).with(user("bob").roles("AGENT")))
			.andExpect(status().isNotFound());
	}

	@Test
	void afterAnotherEndTheFormIsFilledInWithoutTheHint() throws Exception {
		given(this.requests.find(ID)).willReturn(Optional.of(request(RequestState.EXPIRED, null)));
		given(this.requests.criteria(ID)).willReturn(criteria("Elena"));
		this.mvc.perform(get("/agent/requests/new").param("again", ID.toString()))
			.andExpect(content().string(containsString("value=\"Elena\"")))
			.andExpect(content().string(not(containsString("accents"))));
	}

	@Test
	void errorsStandOnTheirFieldsAndWhatWasTypedStays() throws Exception {
		Map<String, String> errors = new LinkedHashMap<>();
		errors.put("lastName", "Enter the client's last name.");
		errors.put("ssn", "A Social Security Number has nine digits.");
		given(this.forms.check(any())).willReturn(new CheckedSearch(null, errors));
		this.mvc.perform(typed("form-1"))
			.andExpect(status().isUnprocessableEntity())
			.andExpect(content().string(stringContainsInOrder("id=\"error-summary\"", "href=\"#lastName\"",
					"href=\"#ssn\"", "value=\"form-1\"")))
			.andExpect(content().string(stringContainsInOrder("value=\"&lt;Elena&gt;\"", "id=\"lastName-error\"",
					"aria-describedby=\"lastName-error\"", "value=\"1984-02-31\"", "value=\"911-31\"",
					"aria-describedby=\"ssn-hint ssn-error\"")))
			.andExpect(content().string(containsString("aria-invalid=\"true\"")));
		verify(this.requests, never()).open(any(), any(), any());
	}

	@Test
	void aSearchOpensARequestAndItsAddressHoldsNothingTyped() throws Exception {
		given(this.forms.check(any())).willReturn(new CheckedSearch(criteria("Elena"), Map.of()));
		String address = this.mvc.perform(typed("form-1"))
			.andExpect(status().isSeeOther())
			.andReturn()
			.getResponse()
			.getRedirectedUrl();
		assertThat(address).matches("/agent/requests/[0-9a-f-]{36}");
	}

	@Test
	void theSameFormTwiceIsOneRequestAndAChangedOneIsAnother() throws Exception {
		given(this.forms.check(any())).willReturn(new CheckedSearch(criteria("Elena"), Map.of()));
		this.mvc.perform(typed("form-1"));
		this.mvc.perform(typed("form-1"));
		given(this.forms.check(any())).willReturn(new CheckedSearch(criteria("Elenor"), Map.of()));
		this.mvc.perform(typed("form-1"));
		this.mvc.perform(typed("form-1").with(user("bob").roles("AGENT")));
		ArgumentCaptor<UUID> ids = ArgumentCaptor.captor();
		verify(this.requests, times(4)).open(ids.capture(), any(), any());
		assertThat(ids.getAllValues().get(0)).isEqualTo(ids.getAllValues().get(1));
		assertThat(ids.getAllValues().stream().distinct()).hasSize(3);
	}

	@Test
	void whoIsNotEligibleReadsWhy() throws Exception {
		given(this.agents.eligibility(any())).willReturn(new Eligibility(false, "Your licence is not active."));
		given(this.forms.check(any())).willReturn(new CheckedSearch(criteria("Elena"), Map.of()));
		this.mvc.perform(typed("form-1"))
			.andExpect(status().isUnprocessableEntity())
			.andExpect(content().string(containsString("Your licence is not active.")));
		verify(this.requests, never()).open(any(), any(), any());
	}

	@Test
	void everyPostNeedsTheToken() throws Exception {
		for (String route : List.of("/agent/requests", path("/cancel"), path("/leave"), path("/here"),
				path("/tasks/1"))) {
			this.mvc.perform(post(route).param("page", ID.toString())).andExpect(status().isForbidden());
		}
		verify(this.requests, never()).cancel(any());
		verify(this.requests, never()).pageLeft(any(), any());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/state", "/events" })
	void anotherAgentsRequestIsAsUnknownAsNone(String part) throws Exception {
		MockHttpServletRequestBuilder theirs = get(path(part)).param("page", ID.toString())
			.with(user("bob").roles("AGENT"));
		MockHttpServletRequestBuilder none = get("/agent/requests/{id}" + part, UUID.randomUUID()).param("page",
				ID.toString());
		MockHttpServletRequestBuilder nonsense = get("/agent/requests/1-1-1-1-1" + part).param("page", ID.toString());
		for (MockHttpServletRequestBuilder request : List.of(theirs, none, nonsense)) {
			this.mvc.perform(request).andExpect(status().isNotFound()).andExpect(content().string(""));
		}
	}

	@Test
	void anotherAgentChangesNothing() throws Exception {
		for (String route : List.of(path("/cancel"), path("/leave"), path("/here"), path("/tasks/1"))) {
			this.mvc
				.perform(post(route).param("page", ID.toString())
					.contentType(MediaType.APPLICATION_JSON)
					.content("{}")
					.with(csrf())
					.with(user("bob").roles("AGENT")))
				.andExpect(status().isNotFound());
		}
		verify(this.requests, never()).cancel(any());
		verify(this.requests, never()).pageLeft(any(), any());
		verify(this.tasks, never()).complete(any(), anyLong(), any());
	}

	@Test
	void aWrongMethodIsSaidSo() throws Exception {
		this.mvc.perform(put("/agent").with(csrf())).andExpect(status().isMethodNotAllowed());
		this.mvc.perform(get(path("/cancel"))).andExpect(status().isMethodNotAllowed());
		verify(this.requests, never()).cancel(any());
	}

	@Test
	void theStateIsTheTaskWithItsForm() throws Exception {
		given(this.tasks.current(ID)).willReturn(Optional.of(task(7, "Task_ConfirmAccess")));
		this.mvc.perform(get(path("/state")))
			.andExpect(jsonPath("$.phase").value("TASK"))
			.andExpect(jsonPath("$.task.key").value("7"))
			.andExpect(jsonPath("$.task.schema").value("{}"))
			.andExpect(jsonPath("$.task.variables.clientName").value("Elena Garcia"))
			.andExpect(jsonPath("$.task.cancellable").value(true))
			.andExpect(jsonPath("$.task.opens").doesNotExist());
	}

	@Test
	void whatEndsByItselfIsNotCancelled() throws Exception {
		given(this.tasks.current(ID)).willReturn(Optional.of(task(71, "Task_ReviewDecline")));
		given(this.requests.find(ID)).willReturn(Optional.of(request(RequestState.DECLINED, null)));
		this.mvc.perform(get(path("/state"))).andExpect(jsonPath("$.task.cancellable").value(false));
		given(this.requests.find(ID)).willReturn(Optional.of(request(RequestState.OPEN, null)));
		given(this.tasks.current(ID)).willReturn(Optional.of(new AgentTask(81, "Task_ReviewConsentNeeded", "Review",
				"consent-needed", "{}", Map.of("consentMethod", "NONE"))));
		this.mvc.perform(get(path("/state"))).andExpect(jsonPath("$.task.cancellable").value(false));
	}

	@Test
	void whileTheClientIsAskedTheStateHasCodeAndTime() throws Exception {
		PendingAttempt pending = new PendingAttempt(UUID.randomUUID(), 2, 3, "0427", "EMAIL", NOW, NOW.plusSeconds(60));
		given(this.requests.find(ID)).willReturn(Optional.of(request(RequestState.OPEN, pending)));
		this.mvc.perform(get(path("/state")))
			.andExpect(jsonPath("$.phase").value("WAITING"))
			.andExpect(jsonPath("$.attempt.number").value(2))
			.andExpect(jsonPath("$.attempt.maxAttempts").value(3))
			.andExpect(jsonPath("$.attempt.matchingCode").value("0427"))
			.andExpect(jsonPath("$.attempt.method").value("email"))
			.andExpect(jsonPath("$.attempt.delivery").value("Sent"))
			.andExpect(jsonPath("$.attempt.millisLeft").value(60_000));
	}

	@ParameterizedTest
	@EnumSource(value = RequestState.class, names = "OPEN", mode = EnumSource.Mode.EXCLUDE)
	void everyEndIsSaidInPlainWords(RequestState state) throws Exception {
		given(this.requests.find(ID)).willReturn(Optional.of(request(state, null)));
		this.mvc.perform(get(path("/state")))
			.andExpect(jsonPath("$.phase").value("ENDED"))
			.andExpect(jsonPath("$.ended.state").value(state.name()))
			.andExpect(jsonPath("$.ended.title").isNotEmpty())
			.andExpect(jsonPath("$.ended.nextSteps[0]").isNotEmpty());
	}

	@Test
	void theAnswerIsToldBeforeTheEngineHasItsStep() throws Exception {
		given(this.news.outcome(ID, NOW.minusSeconds(10))).willReturn(Optional.of("Client Consent Received"));
		this.mvc.perform(get(path("/state")))
			.andExpect(jsonPath("$.phase").value("WORKING"))
			.andExpect(jsonPath("$.message").value("Client Consent Received"));
	}

	@Test
	void whenTheEngineIsAwayThePageSaysSo() throws Exception {
		given(this.tasks.current(ID)).willThrow(mock(EngineNotReachableException.class));
		this.mvc.perform(get(path("/state")))
			.andExpect(jsonPath("$.phase").value("WORKING"))
			.andExpect(jsonPath("$.message").value(containsString("nothing is lost")));
	}

	@Test
	void aStepThatIsDoneIsNotShownAgain() throws Exception {
		given(this.tasks.current(ID)).willReturn(Optional.of(task(8, "Task_ReviewConsentReceived")),
				Optional.of(task(8, "Task_ReviewConsentReceived")), Optional.of(task(9, "Task_ConfirmAccess")));
		this.mvc.perform(complete(8, "{\"note\":\"x\"}"))
			.andExpect(status().isOk())
			.andExpect(jsonPath("$.task.key").value("9"));
		verify(this.tasks).complete(ID, 8, Map.of("note", "x"));
	}

	@Test
	void refusedStepsAreExplained() throws Exception {
		willThrow(mock(TaskNotOpenException.class)).given(this.tasks).complete(ID, 1, Map.of());
		TaskDeniedException denied = mock(TaskDeniedException.class);
		given(denied.getMessage()).willReturn("Your licence is not active.");
		willThrow(denied).given(this.tasks).complete(ID, 2, Map.of());
		willThrow(mock(EngineNotReachableException.class)).given(this.tasks).complete(ID, 3, Map.of());
		this.mvc.perform(complete(1, "{}"))
			.andExpect(status().isConflict())
			.andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
			.andExpect(jsonPath("$.detail").value(containsString("This step was already done")));
		this.mvc.perform(complete(2, "{}"))
			.andExpect(status().isUnprocessableEntity())
			.andExpect(jsonPath("$.detail").value("Your licence is not active."));
		this.mvc.perform(complete(3, "{}"))
			.andExpect(status().isServiceUnavailable())
			.andExpect(jsonPath("$.detail").value(containsString("try again")));
	}

	@Test
	void theOnlyPageLeavesAndAnotherStays() throws Exception {
		UUID first = UUID.randomUUID();
		UUID second = UUID.randomUUID();
		given(this.tasks.current(ID)).willReturn(Optional.of(task(7, "Task_ConfirmAccess")));
		connect(first);
		connect(second);
		verify(this.requests, times(2)).pageOpened(ID);
		this.mvc.perform(post(path("/leave")).param("page", first.toString()).with(csrf()))
			.andExpect(status().isNoContent());
		verify(this.requests, never()).pageLeft(any(), any());
		this.mvc.perform(post(path("/leave")).param("page", second.toString()).with(csrf()));
		verify(this.requests).pageLeft(ID, Duration.ofSeconds(3));
	}

	@Test
	void aPageThatIsNotHeardOfForTenSecondsHasLeft() throws Exception {
		PendingAttempt pending = new PendingAttempt(UUID.randomUUID(), 1, 3, "0427", "TEXT", NOW, NOW.plusSeconds(90));
		given(this.requests.find(ID)).willReturn(Optional.of(request(RequestState.OPEN, pending)));
		this.mvc.perform(post(path("/here")).with(csrf())).andExpect(jsonPath("$.phase").value("WAITING"));
		verify(this.requests).pageLeft(ID, Duration.ofSeconds(10));
	}

	@Test
	void cancelsByPost() throws Exception {
		this.mvc.perform(post(path("/cancel")).with(csrf())).andExpect(redirectedUrl("/agent/requests/" + ID));
		verify(this.requests).cancel(ID);
	}

	@Test
	void aCaseOpensForAssociatedAgentsOnly() throws Exception {
		given(this.cases.byCaseNumber("C-1")).willReturn(Optional.of(clientCase()));
		given(this.associations.isAssociated(ANA.id(), CLIENT)).willReturn(true);
		this.mvc.perform(get("/agent/cases/C-1"))
			.andExpect(content().string(stringContainsInOrder("Elena Garcia", "***-**-6037", "Text message",
					"Household", "Applications", "Enrollments", "Agent case notes", "Add a note",
					"End access to this case", "action=\"/agent/cases/C-1/end\"", "Yes, end my access")));
		this.mvc.perform(get("/agent/cases/C-1").with(user("bob").roles("AGENT"))).andExpect(status().isNotFound());
		this.mvc.perform(get("/agent/cases/C-2")).andExpect(status().isNotFound());
	}

	@Test
	void anAgentEndsTheAccessByPostOnceAndAgain() throws Exception {
		given(this.cases.byCaseNumber("C-1")).willReturn(Optional.of(clientCase()));
		given(this.associations.wasAssociated(ANA.id(), CLIENT)).willReturn(true);
		given(this.associations.end(any(), any(), any())).willReturn(true, false);
		this.mvc.perform(get("/agent/cases/C-1/end")).andExpect(status().isMethodNotAllowed());
		this.mvc.perform(post("/agent/cases/C-1/end")).andExpect(status().isForbidden());
		verify(this.associations, never()).end(any(), any(), any());
		for (int click = 0; click < 2; click++) {
			this.mvc.perform(post("/agent/cases/C-1/end").with(csrf()))
				.andExpect(redirectedUrl("/agent"))
				.andExpect(flash().attribute("endedCase", "C-1"));
		}
		verify(this.associations, times(2)).end(ANA.id(), CLIENT,
				new ConsentEnd(EndedBy.AGENT, EndMethod.AGENT_PORTAL, false));
		this.mvc.perform(get("/agent").flashAttr("endedCase", "C-1"))
			.andExpect(content().string(containsString("You ended your access to case <span>C-1</span>")));
	}

	@Test
	void whoNeverHadAccessEndsNothing() throws Exception {
		given(this.cases.byCaseNumber("C-1")).willReturn(Optional.of(clientCase()));
		given(this.associations.wasAssociated(ANA.id(), CLIENT)).willReturn(true);
		this.mvc.perform(post("/agent/cases/C-1/end").with(csrf()).with(user("bob").roles("AGENT")))
			.andExpect(status().isNotFound());
		this.mvc.perform(post("/agent/cases/C-2/end").with(csrf())).andExpect(status().isNotFound());
		verify(this.associations, never()).end(any(), any(), any());
	}

	@Test
	void theDashboardTellsWhichAccessClientsEnded() throws Exception {
		EndedAssociation byClient = new EndedAssociation(CLIENT, NOW.minusSeconds(60), EndedBy.CLIENT);
		EndedAssociation byAgent = new EndedAssociation(UUID.randomUUID(), NOW.minusSeconds(60), EndedBy.AGENT);
		given(this.associations.endedOf(ANA.id(), NOW.minus(Duration.ofDays(30))))
			.willReturn(List.of(byClient, byAgent));
		given(this.cases.numberOf(any())).willReturn(Optional.of("C-2"));
		given(this.cases.numberOf(CLIENT)).willReturn(Optional.of("C-1"));
		given(this.library.latest(any(), anyInt())).willReturn(List.of(line(RequestState.ENDED_BY_CLIENT)));
		this.mvc.perform(get("/agent"))
			.andExpect(content()
				.string(stringContainsInOrder("<strong>Access ended by the client:</strong> case <span>C-1",
						"<td data-label=\"State\">Access ended by the client</td>")))
			.andExpect(content().string(not(containsString("C-2"))));
	}

	@Test
	void aLimitIsSaidAndWhatWasTypedStays() throws Exception {
		given(this.forms.check(any())).willReturn(new CheckedSearch(criteria("Elena"), Map.of()));
		given(this.requests.open(any(), any(), any())).willThrow(new LimitReachedException(
				"You have searched 60 times within an hour, which is the limit.", NOW, NOW.plusSeconds(700)));
		this.mvc.perform(typed("form-1"))
			.andExpect(status().isTooManyRequests())
			.andExpect(header().string("Retry-After", "Mon, 23 Nov 2026 12:11:40 GMT"))
			.andExpect(content().string(stringContainsInOrder("<title>Error: Request Case Access", "id=\"limit\"",
					"It is possible again in 12 minutes.", "value=\"form-1\"", "value=\"&lt;Elena&gt;\"",
					"value=\"1984-02-31\"")));
	}

	@Test
	void noPageHasAScriptOrStyleOfItsOwn() throws Exception {
		for (String route : List.of("/agent", "/agent/requests/new", path(""))) {
			this.mvc.perform(get(route))
				.andExpect(status().isOk())
				.andExpect(content().string(not(containsString("<style"))))
				.andExpect(content().string(not(containsString("style=\""))))
				.andExpect(content().string(not(containsString("<script>"))))
				.andExpect(content().string(not(containsString("onclick"))));
		}
	}

	private MvcResult connect(UUID page) throws Exception {
		return this.mvc.perform(get(path("/events")).param("page", page.toString()).accept(MediaType.TEXT_EVENT_STREAM))
			.andExpect(status().isOk())
			.andReturn();
	}

	private static MockHttpServletRequestBuilder complete(long key, String variables) {
		return post(path("/tasks/" + key)).with(csrf()).contentType(MediaType.APPLICATION_JSON).content(variables);
	}

	private static MockHttpServletRequestBuilder typed(String formToken) {
		return post("/agent/requests").with(csrf())
			.param("formToken", formToken)
			.param("firstName", "<Elena>")
			.param("sex", "F")
			.param("dateOfBirth", "1984-02-31")
			.param("ssn", "911-31");
	}

	private static String path(String part) {
		return "/agent/requests/" + ID + part;
	}

	private static SearchCriteria criteria(String firstName) {
		return new SearchCriteria(firstName, "Garcia", Sex.F, LocalDate.of(1984, 5, 17), null, null, null);
	}

	private static CaseView clientCase() {
		return new CaseView(UUID.randomUUID(), CLIENT, "C-1", "Elena Garcia", "***-**-6037", LocalDate.of(1984, 5, 17),
				PreferredMethod.TEXT, List.of(), List.of(), List.of());
	}

	private static AgentTask task(long key, String elementId) {
		return new AgentTask(key, elementId, "Confirm access", "confirm-access", "{}",
				Map.of("clientName", "Elena Garcia"));
	}

	private static RequestLibrary.Line line(RequestState state) {
		return new RequestLibrary.Line(ID, "Elena Garcia", state, 1, "Email", AttemptState.WITHDRAWN,
				new ShownTime(NOW), new ShownTime(NOW));
	}

	private static AccessRequestView request(RequestState state, PendingAttempt pending) {
		return new AccessRequestView(ID, ANA.id(), CLIENT, state, "Elena Garcia", NOW.minusSeconds(60),
				(state != RequestState.OPEN) ? NOW.minusSeconds(30) : null, pending, null);
	}

}
