package org.caseaccess.portal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The report <i>Agent Case Notes</i>: what an agent wrote in the cases that the agent may
 * open now. With an access, its notes leave the report.
 */
@Component
class NoteReport {

	private static final String FROM = """
			  from case_note n
			  join client_case k on k.id = n.case_id
			  join client c on c.id = k.client_id
			  join association a on a.client_id = k.client_id and a.agent_id = n.agent_id and a.active_pair is not null
			 where n.agent_id = :agent
			""";

	private final JdbcClient jdbc;

	NoteReport(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	ListPage<Line> page(UUID agentId, int asked) {
		int total = this.jdbc.sql("select count(*) " + FROM).param("agent", agentId).query(Integer.class).single();
		int number = ListPage.within(asked, total);
		return ListPage.of(lines(agentId, ListPage.before(number), ListPage.SIZE), total, number);
	}

	List<Line> all(UUID agentId) {
		return lines(agentId, 0, Integer.MAX_VALUE);
	}

	private List<Line> lines(UUID agentId, int before, int most) {
		return this.jdbc
			.sql("select n.written_at, n.note, k.case_number, c.first_name, c.last_name " + FROM
					+ " order by n.written_at desc, n.id offset :before rows fetch first :most rows only")
			.param("agent", agentId)
			.param("before", before)
			.param("most", most)
			.query((row, number) -> new Line(row.getObject("written_at", OffsetDateTime.class).toInstant(),
					row.getString("case_number"), row.getString("first_name") + " " + row.getString("last_name"),
					row.getString("note")))
			.list();
	}

	/**
	 * A note of the report.
	 *
	 * @param writtenAt when it was written
	 * @param caseNumber in which case
	 * @param clientName whose case
	 * @param note the text
	 */
	record Line(Instant writtenAt, String caseNumber, String clientName, String note) {

		public ShownTime time() {
			return new ShownTime(this.writtenAt);
		}

	}

}
