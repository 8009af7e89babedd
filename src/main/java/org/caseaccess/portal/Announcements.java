package org.caseaccess.portal;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the exchange announces to agents; each agent marks it as read for themselves.
 */
@Component
class Announcements {

	private static final String FROM = """
			  from announcement a
			  left join announcement_read r on r.announcement_id = a.id and r.agent_id = :agent
			 where a.published_at <= :now
			""";

	private final JdbcClient jdbc;

	private final Clock clock;

	Announcements(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * How many there are for an agent.
	 * @param agentId the agent
	 * @return the counts
	 */
	Counts counts(UUID agentId) {
		return this.jdbc.sql("""
				select count(*) filter (where r.read_at is null and a.urgent) as urgent,
				       count(*) filter (where r.read_at is null) as unread, count(*) as total
				""" + FROM)
			.param("agent", agentId)
			.param("now", now())
			.query((row, number) -> new Counts(row.getInt("urgent"), row.getInt("unread"), row.getInt("total")))
			.single();
	}

	/**
	 * What an agent has not read yet.
	 * @param agentId the agent
	 * @param most how many at most
	 * @return the urgent first, then the newest
	 */
	List<Announcement> unread(UUID agentId, int most) {
		return list(agentId, "and r.read_at is null order by a.urgent desc, a.published_at desc, a.id", 0, most);
	}

	/**
	 * All announcements.
	 * @param agentId for whom
	 * @param asked which page; one that does not exist is the nearest
	 * @return unread first, of these the urgent first, then the newest
	 */
	ListPage<Announcement> page(UUID agentId, int asked) {
		int total = counts(agentId).total();
		int number = ListPage.within(asked, total);
		return ListPage.of(list(agentId,
				"order by case when r.read_at is null then 0 else 1 end, a.urgent desc, a.published_at desc, a.id",
				ListPage.before(number), ListPage.SIZE), total, number);
	}

	private List<Announcement> list(UUID agentId, String condition, int before, int most) {
		return this.jdbc
			.sql("select a.id, a.title, a.body, a.urgent, a.published_at, r.read_at" + " " + FROM + condition
					+ " offset :before rows fetch first :most rows only")
			.param("agent", agentId)
			.param("now", now())
			.param("before", before)
			.param("most", most)
			.query((row, number) -> new Announcement(row.getObject("id", UUID.class), row.getString("title"),
					row.getString("body"), row.getBoolean("urgent"),
					new ShownTime(row.getObject("published_at", OffsetDateTime.class).toInstant()),
					row.getObject("read_at", OffsetDateTime.class) != null))
			.list();
	}

	/**
	 * Marks an announcement as read by an agent; again changes nothing.
	 * @param id the announcement
	 * @param agentId who read it
	 * @return its title, or empty when there is none
	 */
	Optional<String> markRead(UUID id, UUID agentId) {
		Optional<String> title = this.jdbc.sql("select title from announcement where id = :id and published_at <= :now")
			.param("id", id)
			.param("now", now())
			.query(String.class)
			.optional();
		title.ifPresent((found) -> this.jdbc.sql("""
				insert into announcement_read (announcement_id, agent_id, read_at) values (:id, :agent, :now)
				on conflict do nothing
				""").param("id", id).param("agent", agentId).param("now", now()).update());
		return title;
	}

	private OffsetDateTime now() {
		return Instant.now(this.clock).atOffset(ZoneOffset.UTC);
	}

	/**
	 * An announcement, as one agent sees it.
	 *
	 * @param id its id
	 * @param title its heading
	 * @param body its text
	 * @param urgent whether the exchange calls it urgent
	 * @param publishedAt when it was published
	 * @param read whether this agent marked it as read
	 */
	record Announcement(UUID id, String title, String body, boolean urgent, ShownTime publishedAt, boolean read) {
	}

	/**
	 * How many announcements there are for an agent.
	 *
	 * @param urgent unread and urgent
	 * @param unread unread, the urgent among them
	 * @param total all
	 */
	record Counts(int urgent, int unread, int total) {
	}

}
