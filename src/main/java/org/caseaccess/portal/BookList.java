package org.caseaccess.portal;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.springframework.web.util.UriComponentsBuilder;

/**
 * The four lists of an agent's book. A count on the dashboard and the list behind it take
 * the same condition, so they cannot differ. A client counts only while the access is in
 * force ({@code active_pair} is set, as
 * {@link org.caseaccess.association.Associations#isAssociated} asks), except as a past
 * one, of whom only what the agent knew before is shown.
 */
enum BookList {

	/** Clients whom the agent acts for, or did. */
	CLIENTS("clients", "My Clients", List.of("Client", "Case Number", "Access since", "Access until"), """
			case when a.active_pair is not null then c.first_name else r.first_name end as first_name,
			case when a.active_pair is not null then c.last_name else r.last_name end as last_name,
			k.case_number, a.active_pair, a.started_at, a.ended_at
			""", """
			association a join client c on c.id = a.client_id join client_case k on k.client_id = a.client_id
			left join access_request r on r.id = a.access_request_id
			where a.agent_id = :agent
			""", "a.started_at desc, a.id",
			List.of(new Category("current", "Current", "a.active_pair is not null"), new Category("past", "Past", """
					a.active_pair is null and not exists (
					  select 1 from association other
					   where other.agent_id = a.agent_id and other.client_id = a.client_id
					     and (other.active_pair is not null or other.started_at > a.started_at
					          or (other.started_at = a.started_at and other.id > a.id)))
					"""), new Category("added", "Added in the last month",
					"a.active_pair is not null and a.started_at >= :monthAgo"))) {

		@Override
		List<Cell> cells(ResultSet row) throws SQLException {
			String number = row.getString("case_number");
			return List.of(Cell.text(fullName(row)),
					(row.getString("active_pair") != null) ? clientCase(number) : Cell.text(number),
					time(row, "started_at"), time(row, "ended_at"));
		}

	},

	/** Enrollments of the clients whom the agent acts for. */
	POLICIES("policies", "My Policies",
			List.of("Policy Number", "Client", "Case Number", "Plan", "Coverage from", "Coverage until", "RFI due"), """
					e.policy_number, c.first_name, c.last_name, k.case_number, e.plan_name, e.starts_on, e.ends_on,
					e.rfi_due_on
					""", """
					association a join client c on c.id = a.client_id join client_case k on k.client_id = a.client_id
					join enrollment e on e.case_id = k.id
					where a.agent_id = :agent and a.active_pair is not null
					""", "e.starts_on desc, e.policy_number",
			List.of(new Category("active", "Active", "e.state = 'ACTIVE'"),
					new Category("termed", "Termed", "e.state = 'TERMED'"),
					new Category("pending", "Pending", "e.state = 'PENDING'"),
					new Category("expired-rfi", "Expired RFI", "e.state <> 'TERMED' and e.rfi_due_on < :today"),
					new Category("rfi-about-to-expire", "RFI about to expire in a week",
							"e.state <> 'TERMED' and e.rfi_due_on between :today and :weekAhead"))) {

		@Override
		List<Cell> cells(ResultSet row) throws SQLException {
			return List.of(Cell.text(row.getString("policy_number")), Cell.text(fullName(row)),
					clientCase(row.getString("case_number")), Cell.text(row.getString("plan_name")),
					date(row, "starts_on"), date(row, "ends_on"), date(row, "rfi_due_on"));
		}

	},

	/** The agent's own prospects. */
	PROSPECTS("prospects", "My Prospects", List.of("Prospect", "State", "Added"),
			"p.first_name, p.last_name, p.state, p.added_at", "prospect p where p.agent_id = :agent",
			"p.added_at desc, p.id",
			List.of(new Category("current", "Current", "p.state = 'CURRENT'"),
					new Category("abandoned", "Abandoned", "p.state = 'ABANDONED'"),
					new Category("added", "Added in the last month", "p.added_at >= :monthAgo"))) {

		@Override
		List<Cell> cells(ResultSet row) throws SQLException {
			return List.of(Cell.text(fullName(row)), Cell.text(words(row.getString("state"))), time(row, "added_at"));
		}

	},

	/** The agent's own quotes. */
	QUOTES("quotes", "My Quotes", List.of("Quote Number", "Made for", "Plan", "Monthly premium", "Changed"),
			"q.quote_number, q.made_for, q.plan_name, q.monthly_premium, q.changed_at",
			"quote q where q.agent_id = :agent", "q.changed_at desc, q.id",
			List.of(new Category("in-progress", "In progress", "q.state = 'IN_PROGRESS'"),
					new Category("accepted", "Accepted", "q.state = 'ACCEPTED'"),
					new Category("submitted", "Submitted", "q.state = 'SUBMITTED'"),
					new Category("rejected", "Rejected", "q.state = 'REJECTED'"))) {

		@Override
		List<Cell> cells(ResultSet row) throws SQLException {
			return List.of(Cell.text(row.getString("quote_number")), Cell.text(row.getString("made_for")),
					Cell.text(row.getString("plan_name")), money(row.getBigDecimal("monthly_premium")),
					time(row, "changed_at"));
		}

	};

	private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MMM d, uuuu", Locale.ENGLISH);

	private final String key;

	private final String title;

	private final List<String> columns;

	private final String selection;

	private final String source;

	private final String order;

	private final List<Category> categories;

	BookList(String key, String title, List<String> columns, String selection, String source, String order,
			List<Category> categories) {
		this.key = key;
		this.title = title;
		this.columns = columns;
		this.selection = selection;
		this.source = source;
		this.order = order;
		this.categories = categories;
	}

	static Optional<BookList> of(String key) {
		return Arrays.stream(values()).filter((list) -> list.key.equals(key)).findAny();
	}

	public String key() {
		return this.key;
	}

	public String title() {
		return this.title;
	}

	public List<String> columns() {
		return this.columns;
	}

	public List<Category> categories() {
		return this.categories;
	}

	String countSql() {
		StringBuilder counts = new StringBuilder();
		for (int index = 0; index < this.categories.size(); index++) {
			counts.append((index > 0) ? ", " : "")
				.append("count(*) filter (where ")
				.append(this.categories.get(index).condition())
				.append(")");
		}
		return "select " + counts + " from " + this.source;
	}

	String rowSql(Category category) {
		return "select " + this.selection + " from " + this.source + " and (" + category.condition() + ") order by "
				+ this.order + " offset :before rows fetch first :size rows only";
	}

	/** A row of the list, a cell for each of its columns. */
	abstract List<Cell> cells(ResultSet row) throws SQLException;

	private static String fullName(ResultSet row) throws SQLException {
		String first = row.getString("first_name");
		return (first != null) ? first + " " + row.getString("last_name") : null;
	}

	private static Cell clientCase(String number) {
		return new Cell(number, UriComponentsBuilder.fromPath("/agent/cases/{number}").build(number).toString(), null);
	}

	private static Cell time(ResultSet row, String column) throws SQLException {
		OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
		return (time != null) ? new Cell(null, null, new ShownTime(time.toInstant())) : Cell.text(null);
	}

	private static Cell date(ResultSet row, String column) throws SQLException {
		LocalDate date = row.getObject(column, LocalDate.class);
		return Cell.text((date != null) ? DATE.format(date) : null);
	}

	private static Cell money(BigDecimal amount) {
		return Cell.text("$" + String.format(Locale.ENGLISH, "%,.2f", amount));
	}

	private static String words(String state) {
		return state.charAt(0) + state.substring(1).toLowerCase(Locale.ENGLISH).replace('_', ' ');
	}

	/**
	 * A part of a list, with its count on the dashboard.
	 *
	 * @param key names it in addresses
	 * @param label in the agents' words
	 * @param condition what makes a row belong to it, SQL
	 */
	record Category(String key, String label, String condition) {
	}

	/**
	 * A cell of a row: text, a link, or a time.
	 *
	 * @param text what it says, or null for nothing
	 * @param address where it leads, or null
	 * @param time the time instead of a text, or null
	 */
	record Cell(String text, String address, ShownTime time) {

		static Cell text(String text) {
			return new Cell(text, null, null);
		}

	}

}
