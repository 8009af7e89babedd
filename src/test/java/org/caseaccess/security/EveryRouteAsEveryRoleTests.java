package org.caseaccess.security;

import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.servlet.ServletContext;

import org.assertj.core.api.SoftAssertions;
import org.awaitility.Awaitility;
import org.caseaccess.association.Associations;
import org.caseaccess.association.ClientAccess;
import org.caseaccess.consent.AssociationNotices;
import org.caseaccess.consent.ConsentRecords;
import org.caseaccess.consent.ConsentSurvey;
import org.caseaccess.consent.Decision;
import org.caseaccess.consent.LegalHolds;
import org.caseaccess.consent.StartedAttempt;
import org.caseaccess.domain.Scenario;
import org.caseaccess.process.RequestHistory;
import org.caseaccess.registry.ClientCases;
import org.caseaccess.registry.SearchCriteria;
import org.caseaccess.registry.Sex;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

/**
 * Walks every route that the application has as everybody there is. A route that nobody
 * entered in the table fails the test.
 */
@FullApplicationTest
class EveryRouteAsEveryRoleTests {

	private static final SearchCriteria SAMUEL = Scenario.criteria("Samuel", "Brooks", Sex.M, "1979-11-02");

	/** Answered by filters of Spring Security, so in no handler mapping. */
	private static final List<String> OF_FILTERS = List.of("POST /sign-in", "POST /sign-out", "POST /resident/sign-in",
			"POST /resident/sign-out");

	private static final List<String> NONSENSE = List.of("", " ", "x", "x".repeat(300), "x".repeat(20_000), "😀🏥",
			"\u202e\u0645\u0631\u062d\u0628\u0627", "\u0000", "\ud800", "' or 1=1 --", "<script>alert(1)</script>",
			"${7919*7907}", "%zz", "../../etc/passwd", "2026-02-31", "9999-12-31", "-999999999-01-01", "0", "-1",
			"99999999999999999999", "[]", "00000000-0000-0000-0000-000000000000");

	/**
	 * The request, the case and the links of the walk are Maria's, what asks and ends is
	 * Elena's.
	 */
	private enum Who {

		NOBODY(null, null), OWNER("maria.lopez", "AGENT"), SAME_AGENCY("james.chen", "AGENT"),
		OTHER_AGENT("aisha.khan", "AGENT"), AUDITOR("auditor", "AUDITOR"), RECORDS("records", "RECORDS"),
		OPERATOR("operator", "OPERATOR"), RESIDENT("elena.garcia", "RESIDENT"),
		OTHER_RESIDENT("samuel.brooks", "RESIDENT");

		private final String username;

		private final String role;

		Who(String username, String role) {
			this.username = username;
			this.role = role;
		}

	}

	/** What a route answers: done, sign in first, or as if it were not there. */
	private enum Answer {

		YES, SIGN_IN, HIDDEN

	}

	/** Who may do what. */
	private enum May {

		EVERYBODY(EnumSet.allOf(Who.class), Answer.YES),
		AGENTS(EnumSet.of(Who.OWNER, Who.SAME_AGENCY, Who.OTHER_AGENT), Answer.SIGN_IN),
		OWNER(EnumSet.of(Who.OWNER), Answer.SIGN_IN), AUDITORS(EnumSet.of(Who.AUDITOR), Answer.SIGN_IN),
		RECORDS_OFFICERS(EnumSet.of(Who.RECORDS), Answer.SIGN_IN), OPERATORS(EnumSet.of(Who.OPERATOR), Answer.SIGN_IN),
		RESIDENTS(EnumSet.of(Who.RESIDENT, Who.OTHER_RESIDENT), Answer.SIGN_IN),
		THAT_RESIDENT(EnumSet.of(Who.RESIDENT), Answer.SIGN_IN),
		NOBODY_AT_ALL(EnumSet.noneOf(Who.class), Answer.HIDDEN);

		private final Set<Who> allowed;

		private final Answer toNobody;

		May(Set<Who> allowed, Answer toNobody) {
			this.allowed = allowed;
			this.toNobody = toNobody;
		}

		private Answer answer(Who who) {
			if (this.allowed.contains(who)) {
				return Answer.YES;
			}
			return (who == Who.NOBODY) ? this.toNobody : Answer.HIDDEN;
		}

	}

	private record Row(May may, MockHttpServletRequestBuilder request) {
	}

	@Autowired
	private ApplicationContext context;

	@Autowired
	private ServletContext servletContext;

	@Autowired
	private MockMvc mvc;

	@Autowired
	private Scenario scenario;

	@Autowired
	private ConsentSurvey survey;

	@Autowired
	private ConsentRecords consents;

	@Autowired
	private Associations associations;

	@Autowired
	private AssociationNotices notices;

	@Autowired
	private ClientAccess access;

	@Autowired
	private LegalHolds holds;

	@Autowired
	private ClientCases cases;

	@Autowired
	private RequestHistory history;

	private final Map<String, Row> table = new LinkedHashMap<>();

	@BeforeEach
	void theTable() {
		this.scenario.startAfresh();
		UUID request = this.scenario.requestFor(Scenario.ELENA);
		StartedAttempt asked = this.scenario.ask(request);
		String question = this.scenario.tokenOf(asked);
		UUID samuels = accessToSamuel();
		String access = this.scenario.accessTokenOf(samuels);
		UUID toElena = accessToElena();
		UUID hold = UUID.randomUUID();
		this.holds.place(hold, elena(), "a lawsuit", "records");
		String page = UUID.randomUUID().toString();

		row(May.EVERYBODY, "GET", "/");
		row(May.EVERYBODY, "GET", "/sign-in");
		row(May.EVERYBODY, "POST", "/sign-in");
		row(May.EVERYBODY, "GET", "/assets/**", "/assets/app.css");
		row(May.EVERYBODY, "GET", "/actuator/health");
		row(May.EVERYBODY, "GET", "/actuator/health/**", "/actuator/health/liveness");
		row(May.EVERYBODY, "GET", "/consent/{token}", question);
		row(May.EVERYBODY, "POST", "/consent/{token}", question);
		row(May.EVERYBODY, "GET", "/consent/end/{token}", access);
		row(May.EVERYBODY, "POST", "/consent/end/{token}", access);
		// for development only: not in the production jar
		row(May.EVERYBODY, "GET", "/dev/notices");
		row(May.EVERYBODY, "GET", "/dev/notices/email").param("key", "association:" + samuels);
		row(May.EVERYBODY, "POST", "/dev/notices/reply").param("key", "association:" + samuels + ":TEXT");
		row(May.EVERYBODY, "POST", "/dev/channels").param("method", "TEXT").param("mode", "WORKS");

		// before the walk leaves and cancels the request
		row(May.THAT_RESIDENT, "GET", "/resident/requests/{id}", asked.attemptId());
		row(May.THAT_RESIDENT, "GET", "/resident/requests/{id}/state", asked.attemptId());
		row(May.THAT_RESIDENT, "POST", "/resident/requests/{id}", asked.attemptId());

		row(May.AGENTS, "GET", "/agent");
		row(May.AGENTS, "GET", "/agent/session");
		row(May.AGENTS, "GET", "/agent/requests/new");
		row(May.AGENTS, "POST", "/agent/requests").param("formToken", page)
			.param("firstName", "Nobody")
			.param("lastName", "Known")
			.param("sex", "F")
			.param("dateOfBirth", "1980-01-01");
		row(May.AGENTS, "GET", "/agent/requests");
		row(May.AGENTS, "POST", "/agent/requests/find");
		row(May.AGENTS, "GET", "/agent/book/{list}/{category}", "clients", "current");
		row(May.AGENTS, "GET", "/agent/announcements");
		row(May.AGENTS, "POST", "/agent/announcements/{id}/read", this.scenario.anAnnouncement());
		row(May.AGENTS, "GET", "/agent/reports/case-notes");
		row(May.AGENTS, "GET", "/agent/reports/case-notes.csv");
		row(May.AGENTS, "GET", "/agent/reports/prospect-template.csv");

		row(May.OWNER, "GET", "/agent/requests/{id}", request);
		row(May.OWNER, "GET", "/agent/requests/{id}/state", request);
		row(May.OWNER, "GET", "/agent/requests/{id}/events", request).param("page", page);
		row(May.OWNER, "POST", "/agent/requests/{id}/tasks/{key}", request, 1).contentType(MediaType.APPLICATION_JSON)
			.content("{}");
		row(May.OWNER, "POST", "/agent/requests/{id}/tasks/{key}/ticks/{field}", request, 1, "acknowledgeScope")
			.param("ticked", "true");
		row(May.OWNER, "POST", "/agent/requests/{id}/here", request);
		row(May.OWNER, "POST", "/agent/requests/{id}/leave", request).param("page", page);
		row(May.OWNER, "GET", "/agent/requests/{id}/history", request);
		Awaitility.await("the request's process").until(() -> this.history.model(request).isPresent());
		row(May.OWNER, "GET", "/agent/requests/{id}/model.bpmn", request);
		row(May.OWNER, "POST", "/agent/requests/{id}/cancel", request);
		row(May.OWNER, "GET", "/agent/cases/{caseNumber}", "C-10002");
		row(May.OWNER, "POST", "/agent/cases/{caseNumber}/notes", "C-10002").param("note", "Called.");
		row(May.OWNER, "POST", "/agent/cases/{caseNumber}/end", "C-10002");

		row(May.AUDITORS, "GET", "/audit");
		row(May.AUDITORS, "GET", "/audit/chain");
		row(May.AUDITORS, "GET", "/audit/oversight");
		row(May.AUDITORS, "GET", "/audit/oversight.csv");
		row(May.AUDITORS, "GET", "/audit/consents.{extension}", "json");
		row(May.AUDITORS, "GET", "/audit/consents/{id}/certificate.pdf", consentOf(samuels));
		row(May.AUDITORS, "GET", "/audit/cases/{caseNumber}", "C-10002");
		row(May.AUDITORS, "GET", "/audit/cases/{caseNumber}/consents.{extension}", "C-10002", "csv");

		row(May.RECORDS_OFFICERS, "GET", "/records/holds");
		row(May.RECORDS_OFFICERS, "GET", "/records/holds/{caseNumber}", "C-10001");
		row(May.RECORDS_OFFICERS, "POST", "/records/holds/{caseNumber}", "C-10001").param("hold", page)
			.param("reason", "another");
		row(May.RECORDS_OFFICERS, "POST", "/records/holds/{caseNumber}/{hold}/release", "C-10001", hold).param("reason",
				"settled");

		row(May.EVERYBODY, "GET", "/resident/sign-in");
		row(May.EVERYBODY, "POST", "/resident/sign-in");
		row(May.RESIDENTS, "GET", "/resident");
		row(May.RESIDENTS, "GET", "/resident/pending");
		row(May.RESIDENTS, "GET", "/resident/inbox");
		row(May.RESIDENTS, "GET", "/resident/access");
		row(May.RESIDENTS, "GET", "/resident/consents");
		row(May.RESIDENTS, "GET", "/resident/settings");
		row(May.RESIDENTS, "POST", "/resident/settings");
		row(May.THAT_RESIDENT, "GET", "/resident/access/{id}", toElena);
		row(May.THAT_RESIDENT, "POST", "/resident/access/{id}", toElena);

		row(May.OPERATORS, "GET", "/operations/notices");
		row(May.OPERATORS, "GET", "/operations/templates");
		row(May.OPERATORS, "GET", "/operations/templates/{version}/{language}/{purpose}", "2026-11", "es",
				"ASSOCIATION");

		// whoever calls without the provider's signature
		row(May.NOBODY_AT_ALL, "POST", "/hooks/twilio/status").param("notice", "consent:" + request)
			.param("MessageSid", "SM1")
			.param("MessageStatus", "undelivered");
		row(May.NOBODY_AT_ALL, "POST", "/hooks/twilio/messages").param("MessageSid", "SM2")
			.param("From", "+12025550001")
			.param("Body", "YES 0000");
		row(May.NOBODY_AT_ALL, "GET", "/actuator");
		row(May.NOBODY_AT_ALL, "GET", "/webjars/**", "/webjars/x.js");
		row(May.NOBODY_AT_ALL, "GET", "/**", "/application.yaml");
		row(May.NOBODY_AT_ALL, "ANY", "/error");

		// last, as nobody is signed in after it
		row(May.EVERYBODY, "POST", "/resident/sign-out");
		row(May.EVERYBODY, "POST", "/sign-out");
	}

	/**
	 * A pattern that ends with {@code **} is asked for by the address that follows it.
	 */
	private MockHttpServletRequestBuilder row(May may, String method, String pattern, Object... values) {
		HttpMethod used = "ANY".equals(method) ? HttpMethod.GET : HttpMethod.valueOf(method);
		MockHttpServletRequestBuilder request = pattern.endsWith("**")
				? MockMvcRequestBuilders.request(used, (String) values[0])
				: MockMvcRequestBuilders.request(used, pattern, values);
		this.table.put(method + " " + pattern, new Row(may, request));
		return request;
	}

	private UUID accessToSamuel() {
		UUID request = this.scenario.requestFor(SAMUEL);
		StartedAttempt attempt = this.scenario.ask(request);
		this.survey.answer(this.scenario.tokenOf(attempt), Decision.ACCEPT, Locale.ENGLISH);
		this.associations.associate(request, null);
		this.notices.send(request);
		return request;
	}

	/** An access of James's, which no link leads to. */
	private UUID accessToElena() {
		UUID request = this.scenario.requestFor(this.scenario.agent("james.chen"), Scenario.ELENA);
		this.survey.answer(this.scenario.tokenOf(this.scenario.ask(request)), Decision.ACCEPT, Locale.ENGLISH);
		UUID elena = this.associations.associate(request, null);
		return this.access.of(elena).getFirst().id();
	}

	private UUID elena() {
		return this.cases.byCaseNumber("C-10001").orElseThrow().clientId();
	}

	private UUID consentOf(UUID request) {
		return this.consents.forRequest(request).orElseThrow().id();
	}

	@Test
	void everyRouteHasARow() {
		assertThat(routes()).isEqualTo(new TreeSet<>(this.table.keySet()));
	}

	@Test
	void everybodyGetsWhatTheTableSays() {
		SoftAssertions softly = new SoftAssertions();
		List<String> answers = new ArrayList<>();
		this.table.forEach((route, row) -> {
			for (Who who : Who.values()) {
				String answer = answer(row, who);
				softly.assertThat(answer).as(route + " as " + who).isEqualTo(row.may().answer(who).name());
				answers.add(answer);
			}
		});
		softly.assertAll();
		System.out.printf("%d routes x %d roles = %d answers, all as the table says%n", this.table.size(),
				Who.values().length, answers.size());
	}

	/**
	 * Whatever somebody sends in a field of a page that is theirs: no fault of ours, and
	 * no way in.
	 */
	@Test
	void nonsenseInAnyFieldIsNotTheSystemsFault() throws Exception {
		Map<String, HandlerMethod> handlers = handlers();
		SoftAssertions softly = new SoftAssertions();
		int fields = 0;
		for (Map.Entry<String, Row> entry : this.table.entrySet()) {
			HandlerMethod handler = handlers.get(entry.getKey());
			for (String field : (handler != null) ? fields(handler) : Set.<String>of()) {
				fields++;
				for (String nonsense : NONSENSE) {
					String sent = entry.getKey() + " with " + field + "=" + nonsense;
					MockHttpServletResponse answer = send(entry.getValue(), field, nonsense);
					softly.assertThat(answer.getStatus()).as(sent).isLessThan(500);
					if (nonsense.equals("\0")) {
						softly.assertThat(answer.getStatus()).as(sent).isIn(400, 404);
					}
					softly.assertThat(answer.getContentAsString())
						.as(sent)
						.doesNotContain("Exception", "<script>alert", "62615533");
				}
			}
		}
		softly.assertAll();
		System.out.printf("%d fields x %d kinds of nonsense%n", fields, NONSENSE.size());
		assertThat(fields).isGreaterThan(40);
	}

	/** A row's request with one field changed, as the first who may. */
	private MockHttpServletResponse send(Row row, String field, String value) throws Exception {
		MockHttpServletRequest valid = row.request().buildRequest(this.servletContext);
		MockHttpServletRequestBuilder request = MockMvcRequestBuilders.request(HttpMethod.valueOf(valid.getMethod()),
				URI.create(valid.getRequestURI()));
		valid.getParameterMap().forEach((name, values) -> {
			if (!name.equals(field)) {
				request.param(name, values);
			}
		});
		request.param(field, value).accept(MediaType.TEXT_HTML, MediaType.ALL).with(csrf());
		Who who = row.may().allowed.stream()
			.filter((candidate) -> candidate.username != null)
			.findFirst()
			.orElse(Who.NOBODY);
		if (who.username != null) {
			request.with(user(who.username).roles(who.role));
		}
		return this.mvc.perform(request).andReturn().getResponse();
	}

	private Map<String, HandlerMethod> handlers() {
		Map<String, HandlerMethod> handlers = new HashMap<>();
		this.context.getBeansOfType(RequestMappingInfoHandlerMapping.class)
			.values()
			.forEach((mapping) -> mapping.getHandlerMethods()
				.forEach((info, handler) -> routes(info).forEach((route) -> handlers.put(route, handler))));
		return handlers;
	}

	private static Set<String> fields(HandlerMethod handler) {
		Set<String> fields = new TreeSet<>();
		for (MethodParameter parameter : handler.getMethodParameters()) {
			parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
			RequestParam param = parameter.getParameterAnnotation(RequestParam.class);
			if (param != null && parameter.getParameterType() != Map.class) {
				fields.add(param.name().isEmpty() ? parameter.getParameterName() : param.name());
			}
			if (parameter.hasParameterAnnotation(ModelAttribute.class)) {
				for (RecordComponent component : parameter.getParameterType().getRecordComponents()) {
					fields.add(component.getName());
				}
			}
		}
		return fields;
	}

	private String answer(Row row, Who who) {
		try {
			MockHttpServletRequestBuilder request = row.request().with(csrf());
			if (who.username != null) {
				request = request.with(user(who.username).roles(who.role));
			}
			return answer(this.mvc.perform(request).andReturn().getResponse());
		}
		catch (Exception ex) {
			return ex.toString();
		}
	}

	private static String answer(MockHttpServletResponse response) {
		return switch (response.getStatus()) {
			case 401 -> Answer.SIGN_IN.name();
			case 404, 410 -> Answer.HIDDEN.name();
			// what was sent is refused by the route itself, so it was reached
			case 200, 204, 302, 303, 409, 422 ->
				Set.of("/sign-in", "/resident/sign-in").contains(String.valueOf(response.getRedirectedUrl()))
						? Answer.SIGN_IN.name() : Answer.YES.name();
			default -> "status " + response.getStatus();
		};
	}

	private Set<String> routes() {
		Set<String> routes = new TreeSet<>(OF_FILTERS);
		this.context.getBeansOfType(HandlerMapping.class).forEach((name, mapping) -> {
			switch (mapping) {
				case RequestMappingInfoHandlerMapping methods ->
					methods.getHandlerMethods().keySet().forEach((info) -> routes.addAll(routes(info)));
				case AbstractUrlHandlerMapping urls ->
					urls.getHandlerMap().keySet().forEach((pattern) -> routes.add("GET " + pattern));
				case RouterFunctionMapping functions -> assertThat(functions.getRouterFunction()).as(name).isNull();
				default -> fail("no way to read the routes of " + name + ", a " + mapping.getClass().getName());
			}
		});
		return routes;
	}

	private static Collection<String> routes(RequestMappingInfo info) {
		List<String> routes = new ArrayList<>();
		Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
		for (String pattern : info.getPatternValues()) {
			if (methods.isEmpty()) {
				routes.add("ANY " + pattern);
			}
			methods.forEach((method) -> routes.add(method + " " + pattern));
		}
		return routes;
	}

}
