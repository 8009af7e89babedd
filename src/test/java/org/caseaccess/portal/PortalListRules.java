package org.caseaccess.portal;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

import org.caseaccess.association.Associations;
import org.caseaccess.consent.AccessRequests;
import org.caseaccess.consent.ConsentEnd;
import org.caseaccess.consent.ConsentSurvey;
import org.caseaccess.consent.Decision;
import org.caseaccess.consent.EndMethod;
import org.caseaccess.consent.EndedBy;
import org.caseaccess.consent.RequestState;
import org.caseaccess.domain.MovableClock;
import org.caseaccess.domain.Scenario;
import org.caseaccess.portal.AgentBook.Count;
import org.caseaccess.portal.BookList.Category;
import org.caseaccess.portal.BookList.Cell;
import org.caseaccess.registry.CaseNote;
import org.caseaccess.registry.CaseNotes;
import org.caseaccess.registry.ClientCases;
import org.caseaccess.registry.NameKeys;
import org.caseaccess.registry.SearchCriteria;
import org.caseaccess.registry.Sex;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

/**
 * What the agents' lists count and show, on a real database.
 */
abstract class PortalListRules {

	private static final SearchCriteria SAMUEL = Scenario.criteria("Samuel", "Brooks", Sex.M, "1979-11-02");

	private static final ConsentEnd BY_CLIENT = new ConsentEnd(EndedBy.CLIENT, EndMethod.NOTICE_LINK, false);

	@Autowired
	private Scenario scenario;

	@Autowired
	private ConsentSurvey survey;

	@Autowired
	private Associations associations;

	@Autowired
	private AccessRequests requests;

	@Autowired
	private CaseNotes notes;

	@Autowired
	private ClientCases cases;

	@Autowired
	private NameKeys keys;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MovableClock clock;

	private AgentBook book;

	private RequestLibrary library;

	private UUID maria;

	private UUID james;

	@BeforeEach
	void twoAgents() {
		this.scenario.startAfresh();
		this.book = new AgentBook(this.jdbc, this.clock);
		this.library = new RequestLibrary(this.jdbc, this.keys);
		this.maria = this.scenario.maria().id();
		this.james = this.scenario.agent("james.chen").id();
	}

	@AfterEach
	void removeRows() {
		this.jdbc.sql("delete from enrollment where policy_number like 'T-%'").update();
	}

	@Test
	void aClientIsCountedAndListedWhileTheAccessIsInForceAndNotAMomentLonger() {
		access(Scenario.ELENA);
		assertThat(count(BookList.CLIENTS, "current", this.maria)).isOne();
		assertThat(count(BookList.CLIENTS, "added", this.maria)).isOne();
		assertThat(texts(BookList.CLIENTS, "current")).containsExactly("Elena Garcia", "C-10001");
		assertThat(count(BookList.POLICIES, "active", this.maria)).isEqualTo(2);
		assertThat(count(BookList.CLIENTS, "current", this.james)).isZero();
		assertThat(count(BookList.POLICIES, "active", this.james)).isZero();

		this.associations.end(this.maria, clientOf("C-10001"), BY_CLIENT);
		assertThat(count(BookList.CLIENTS, "current", this.maria)).isZero();
		assertThat(count(BookList.CLIENTS, "added", this.maria)).isZero();
		assertThat(count(BookList.POLICIES, "active", this.maria)).isZero();
		assertThat(count(BookList.CLIENTS, "past", this.maria)).isOne();
	}

	@Test
	void ofAPastClientOnlyWhatTheAgentTypedIsShownAndOnce() {
		for (int time = 0; time < 2; time++) {
			access(Scenario.ELENA);
			this.clock.advance(Duration.ofDays(1));
			this.associations.end(this.maria, clientOf("C-10001"), BY_CLIENT);
		}
		this.jdbc.sql("update client set last_name = 'Moved' where id = :id").param("id", clientOf("C-10001")).update();
		try {
			assertThat(texts(BookList.CLIENTS, "past")).containsExactly("Elena Garcia", "C-10001");
			access(Scenario.ELENA);
			assertThat(count(BookList.CLIENTS, "past", this.maria)).isZero();
			assertThat(texts(BookList.CLIENTS, "current")).containsExactly("Elena Moved", "C-10001");
		}
		finally {
			this.jdbc.sql("update client set last_name = 'Garcia' where id = :id")
				.param("id", clientOf("C-10001"))
				.update();
		}
	}

	@Test
	void afterAMonthAClientIsNotNewAnyMore() {
		access(SAMUEL);
		this.clock.advance(Duration.ofDays(28));
		assertThat(count(BookList.CLIENTS, "added", this.maria)).isOne();
		this.clock.advance(Duration.ofDays(4));
		assertThat(count(BookList.CLIENTS, "added", this.maria)).isZero();
		assertThat(count(BookList.CLIENTS, "current", this.maria)).isOne();
	}

	@Test
	void aRequestForInformationIsExpiredFromTheDayAfterItsLast() {
		access(Scenario.WALTER);
		LocalDate today = LocalDate.now(this.clock);
		policy("T-1", "ACTIVE", today.minusDays(1));
		policy("T-2", "ACTIVE", today);
		policy("T-3", "PENDING", today.plusDays(7));
		policy("T-4", "PENDING", today.plusDays(8));
		policy("T-5", "TERMED", today.minusDays(1));
		policy("T-6", "ACTIVE", null);
		assertThat(texts(BookList.POLICIES, "expired-rfi")).contains("T-1").doesNotContain("T-2", "T-5");
		assertThat(texts(BookList.POLICIES, "rfi-about-to-expire")).contains("T-2", "T-3")
			.doesNotContain("T-1", "T-4", "T-6");
		assertThat(count(BookList.POLICIES, "expired-rfi", this.maria)).isOne();
		assertThat(count(BookList.POLICIES, "rfi-about-to-expire", this.maria)).isEqualTo(2);
		assertThat(count(BookList.POLICIES, "active", this.maria)).isEqualTo(3);
		assertThat(count(BookList.POLICIES, "pending", this.maria)).isEqualTo(2);
		assertThat(count(BookList.POLICIES, "termed", this.maria)).isOne();
	}

	static Stream<BookList> lists() {
		return Stream.of(BookList.values());
	}

	@ParameterizedTest
	@MethodSource("lists")
	void everyCountIsTheNumberOfTheRowsBehindIt(BookList list) {
		access(Scenario.ELENA);
		access(SAMUEL);
		for (Count count : this.book.figures(list, this.maria).counts()) {
			ListPage<List<Cell>> page = this.book.page(list, count.category(), this.maria, count.number(), 1);
			assertThat(page.rows()).as(count.category().label()).hasSize(count.number());
			assertThat(page.rows()).allSatisfy((row) -> assertThat(row).hasSameSizeAs(list.columns()));
		}
	}

	@Test
	void prospectsAndQuotesAreTheAgentsOwn() {
		for (BookList list : List.of(BookList.PROSPECTS, BookList.QUOTES)) {
			assertThat(this.book.figures(list, this.maria).counts()).allMatch((count) -> count.number() > 0);
			assertThat(this.book.figures(list, this.scenario.agent("david.cohen").id()).counts())
				.allMatch((count) -> count.number() == 0);
		}
	}

	@Test
	void theLibraryFindsByStateMethodNameAndNumber() {
		access(Scenario.ELENA);
		UUID asked = this.scenario.requestFor(SAMUEL);
		this.scenario.ask(asked);
		this.requests.leave(asked);
		this.requests.open(UUID.randomUUID(), this.scenario.maria(),
				new SearchCriteria("100%", "O'Brien_", Sex.M, LocalDate.of(1980, 1, 1), null, "C-77", null));
		this.scenario.requestFor(this.scenario.agent("james.chen"), SAMUEL);

		assertThat(names("", "", "")).containsExactlyInAnyOrder("Elena Garcia", "Samuel Brooks", "100% O'Brien_");
		assertThat(names("", "LEFT", "")).containsExactly("Samuel Brooks");
		assertThat(names("", "", "TEXT")).containsExactly("Elena Garcia");
		assertThat(names("", "", "EMAIL")).containsExactly("Samuel Brooks");
		assertThat(names("GARC", "", "")).containsExactly("Elena Garcia");
		assertThat(names("%", "", "")).containsExactly("100% O'Brien_");
		assertThat(names("_", "", "")).containsExactly("100% O'Brien_");
		assertThat(names("c-77", "", "")).containsExactly("100% O'Brien_");
		assertThat(names("' or 1=1 --", "", "")).isEmpty();
		assertThat(this.library.page(this.maria, LibraryFilter.of("", "LEFT", ""), 1).rows().getFirst())
			.satisfies((line) -> {
				assertThat(line.state()).isEqualTo(RequestState.LEFT);
				assertThat(line.attempts()).isOne();
				assertThat(line.outcomeLabel()).isEqualTo("Expired or withdrawn");
			});
	}

	@Test
	void theLibraryComparesNamesAndNumbersAsTheSearchDoes() {
		this.requests.open(UUID.randomUUID(), this.scenario.maria(),
				new SearchCriteria("José", "O’Brien‑Weiß", Sex.M, LocalDate.of(1980, 1, 1), null, "C-77", null));
		for (String alike : List.of("o'brien", "O´BRIEN-WEISS", "José O`Brien", "Jose\u0301", "brien—wei",
				"\u200Bjosé\u00A0o", "Ｃ‑７７", "c - 77")) {
			assertThat(names(alike, "", "")).as(alike).containsExactly("José O’Brien‑Weiß");
		}
		for (String other : List.of("Jose", "OBrien", "O-Brien", "Brien Weiß", "C-7", "%", "_")) {
			assertThat(names(other, "", "")).as(other).isEmpty();
		}
		assertThat(names("\u200B\u3000", "", "")).as("nothing is seen of it").hasSize(1);
		assertThat(names("josé", "OPEN", "")).hasSize(1);
		assertThat(names("josé", "LEFT", "")).isEmpty();
	}

	@Test
	void aFilteredLibraryIsReadPageByPageToo() {
		for (int request = 0; request < ListPage.SIZE + 2; request++) {
			this.requests.open(UUID.randomUUID(), this.scenario.maria(), (request % 2 == 0) ? Scenario.ELENA : SAMUEL);
			this.clock.advance(Duration.ofSeconds(1));
		}
		ListPage<RequestLibrary.Line> page = this.library.page(this.maria, LibraryFilter.of("elena", "", ""), 9);
		assertThat(page.total()).isEqualTo(ListPage.SIZE / 2 + 1);
		assertThat(page.rows()).hasSize(page.total())
			.isSortedAccordingTo((one, other) -> other.openedAt().at().compareTo(one.openedAt().at()));
		assertThat(this.library.page(this.maria, LibraryFilter.of("a", "", ""), 2).rows()).hasSize(2);
	}

	@Test
	void theLibraryIsReadPageByPage() {
		for (int request = 0; request < ListPage.SIZE + 1; request++) {
			this.requests.open(UUID.randomUUID(), this.scenario.maria(), Scenario.ELENA);
			this.clock.advance(Duration.ofSeconds(1));
		}
		ListPage<RequestLibrary.Line> first = this.library.page(this.maria, LibraryFilter.ALL, 1);
		ListPage<RequestLibrary.Line> second = this.library.page(this.maria, LibraryFilter.ALL, 2);
		assertThat(first.pages()).isEqualTo(2);
		assertThat(first.rows()).hasSize(ListPage.SIZE);
		assertThat(second.rows()).hasSize(1).doesNotContainAnyElementsOf(first.rows());
		assertThat(this.library.page(this.maria, LibraryFilter.ALL, 99).number()).isEqualTo(2);
		assertThat(this.library.page(this.maria, LibraryFilter.ALL, -1).number()).isOne();
	}

	@Test
	void aRequestsAttemptsAndRecordsAreTold() {
		UUID request = access(Scenario.ELENA);
		assertThat(this.library.attempts(request)).singleElement().satisfies((attempt) -> {
			assertThat(attempt.outcome()).isEqualTo("Client accepted");
			assertThat(attempt.method()).isEqualTo("Text message");
		});
		this.associations.end(this.maria, clientOf("C-10001"), BY_CLIENT);
		assertThat(this.library.consents(request)).extracting(RequestLibrary.Consent::label)
			.containsExactly("Electronic consent recorded", "Consent ended");
	}

	@Test
	void aNoteIsCheckedKeptOnceAndInTheReportWhileTheAccessLasts() {
		access(Scenario.ELENA);
		UUID caseId = this.cases.byCaseNumber("C-10001").orElseThrow().caseId();
		UUID id = UUID.randomUUID();
		this.notes.add(id, caseId, this.maria, "  Called.\r\nCalls back.  ");
		this.notes.add(id, caseId, this.maria, "  Called.\r\nCalls back.  ");
		assertThat(this.notes.of(caseId)).extracting(CaseNote::agentName, CaseNote::note)
			.containsExactly(tuple("Maria Lopez", "Called.\nCalls back."));
		NoteReport report = new NoteReport(this.jdbc);
		assertThat(report.all(this.maria)).extracting(NoteReport.Line::caseNumber).containsExactly("C-10001");
		assertThat(report.page(this.maria, 1).total()).isOne();
		assertThat(report.all(this.james)).isEmpty();
		this.associations.end(this.maria, clientOf("C-10001"), BY_CLIENT);
		assertThat(report.all(this.maria)).isEmpty();
	}

	@Test
	void aNoteThatIsEmptyTooLongOrHoldsANumberThatMustNotBeThereIsRefused() {
		UUID caseId = this.cases.byCaseNumber("C-10001").orElseThrow().caseId();
		for (String wrong : List.of("", " \n ", "x".repeat(CaseNotes.LENGTH + 1), "is 911-31-6037 right?",
				"911 31 6037", "911316037", "911‑31‑6037", "９１１–３１–６０３７", "911\u00A031\u00A06037", "91\u200B1316037",
				"a\u0000b")) {
			assertThat(this.notes.check(wrong)).as(wrong).isPresent();
			assertThatIllegalArgumentException()
				.isThrownBy(() -> this.notes.add(UUID.randomUUID(), caseId, this.maria, wrong));
		}
		assertThat(this.notes.check(null)).isPresent();
		for (String right : List.of("x".repeat(CaseNotes.LENGTH), "Call +1 202 555 0001 after 5 p.m.", "家族 👪 Ünï",
				"A-2000112345678", "Moved to Miami, FL 33101-1234")) {
			assertThat(this.notes.check(right)).as(right).isEmpty();
		}
	}

	@Test
	void anAnnouncementIsReadByTheAgentWhoReadIt() {
		Announcements announcements = new Announcements(this.jdbc, this.clock);
		Announcements.Counts before = announcements.counts(this.maria);
		UUID first = announcements.unread(this.maria, 1).getFirst().id();
		assertThat(announcements.unread(this.maria, 1).getFirst().urgent()).isTrue();
		assertThat(announcements.markRead(first, this.maria)).isPresent();
		assertThat(announcements.markRead(first, this.maria)).isPresent();
		assertThat(announcements.markRead(UUID.randomUUID(), this.maria)).isEmpty();
		assertThat(announcements.counts(this.maria))
			.isEqualTo(new Announcements.Counts(before.urgent() - 1, before.unread() - 1, before.total()));
		assertThat(announcements.counts(this.james)).isEqualTo(before);
		assertThat(announcements.page(this.maria, 1).rows().getLast().read()).isTrue();
	}

	private UUID access(SearchCriteria client) {
		UUID request = this.scenario.requestFor(client);
		if (client == Scenario.WALTER) {
			associateAsBefore(request);
			return request;
		}
		this.survey.answer(this.scenario.tokenOf(this.scenario.ask(request)), Decision.ACCEPT, Locale.ENGLISH);
		this.associations.associate(request, null);
		return request;
	}

	/** He wants letters; this is as if he had agreed long ago. */
	private void associateAsBefore(UUID request) {
		UUID client = clientOf("C-10004");
		this.jdbc.sql("""
				insert into association (id, agent_id, client_id, started_at, active_pair)
				values (:id, :agent, :client, :now, :pair)
				""")
			.param("id", request)
			.param("agent", this.maria)
			.param("client", client)
			.param("now", OffsetDateTime.now(this.clock))
			.param("pair", this.maria + ":" + client)
			.update();
	}

	private UUID clientOf(String caseNumber) {
		return this.cases.byCaseNumber(caseNumber).orElseThrow().clientId();
	}

	private void policy(String number, String state, LocalDate rfiDueOn) {
		this.jdbc.sql("""
				insert into enrollment (id, policy_number, case_id, plan_name, state, starts_on, rfi_due_on)
				values (:id, :number, :caseId, 'Plan', :state, :today, :due)
				""")
			.param("id", UUID.randomUUID())
			.param("number", number)
			.param("caseId", this.cases.byCaseNumber("C-10004").orElseThrow().caseId())
			.param("state", state)
			.param("today", LocalDate.now(this.clock))
			.param("due", rfiDueOn)
			.update();
	}

	private int count(BookList list, String category, UUID agent) {
		return this.book.figures(list, agent).of(category(list, category));
	}

	/** The first two texts of each row: whom or what it is about. */
	private List<String> texts(BookList list, String category) {
		return this.book.page(list, category(list, category), this.maria, ListPage.SIZE, 1)
			.rows()
			.stream()
			.flatMap((row) -> row.stream().limit((list == BookList.POLICIES) ? 1 : 2))
			.map(Cell::text)
			.toList();
	}

	private static Category category(BookList list, String key) {
		return list.categories().stream().filter((found) -> found.key().equals(key)).findAny().orElseThrow();
	}

	private List<String> names(String text, String state, String method) {
		return this.library.page(this.maria, LibraryFilter.of(text, state, method), 1)
			.rows()
			.stream()
			.map(RequestLibrary.Line::clientName)
			.toList();
	}

}
