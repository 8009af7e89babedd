package org.caseaccess.portal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import org.caseaccess.portal.BookList.Category;
import org.caseaccess.portal.BookList.Cell;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/**
 * The agent's book: clients, policies, prospects and quotes, counted and listed.
 */
@Component
class AgentBook {

	private final JdbcClient jdbc;

	private final Clock clock;

	AgentBook(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * The counts of all lists, as they are now.
	 * @param agentId whose
	 * @return in the dashboard's order
	 */
	List<Figures> figures(UUID agentId) {
		return Arrays.stream(BookList.values()).map((list) -> figures(list, agentId)).toList();
	}

	/**
	 * The counts of one list.
	 * @param list which
	 * @param agentId whose
	 * @return a count for each of its categories
	 */
	Figures figures(BookList list, UUID agentId) {
		return asking(list.countSql(), agentId).query((row, number) -> new Figures(list, counts(list, row))).single();
	}

	private static List<Count> counts(BookList list, ResultSet row) throws SQLException {
		List<Count> counts = new ArrayList<>();
		for (Category category : list.categories()) {
			counts.add(new Count(category, row.getInt(counts.size() + 1)));
		}
		return counts;
	}

	/**
	 * A page of a list.
	 * @param list which list
	 * @param category which part of it
	 * @param agentId whose
	 * @param total how many rows the part has
	 * @param asked which page; one that does not exist is the nearest
	 * @return its rows
	 */
	ListPage<List<Cell>> page(BookList list, Category category, UUID agentId, int total, int asked) {
		int number = ListPage.within(asked, total);
		List<List<Cell>> rows = asking(list.rowSql(category), agentId).param("before", ListPage.before(number))
			.param("size", ListPage.SIZE)
			.query((row, index) -> list.cells(row))
			.list();
		return ListPage.of(rows, total, number);
	}

	private StatementSpec asking(String sql, UUID agentId) {
		OffsetDateTime now = OffsetDateTime.now(this.clock);
		LocalDate today = LocalDate.now(this.clock);
		return this.jdbc.sql(sql)
			.param("agent", agentId)
			.param("monthAgo", now.minusMonths(1))
			.param("today", today)
			.param("weekAhead", today.plusWeeks(1));
	}

	/**
	 * A list's counts.
	 *
	 * @param list which list
	 * @param counts one for each category
	 */
	record Figures(BookList list, List<Count> counts) {

		int of(Category category) {
			return this.counts.stream()
				.filter((count) -> count.category().equals(category))
				.findAny()
				.orElseThrow()
				.number();
		}

	}

	/** A category's count. */
	record Count(Category category, int number) {
	}

}
