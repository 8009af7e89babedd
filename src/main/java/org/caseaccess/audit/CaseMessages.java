package org.caseaccess.audit;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the client of a case was sent, as it was sent (R18). */
@Component
class CaseMessages {

	private static final String MESSAGES = """
			select m.handed_over_at, n.purpose, n.method, n.state, m.language, m.template_version, m.subject, m.body,
			       m.html, m.sha256,
			       coalesce((select a.first_name || ' ' || a.last_name
			                   from consent_attempt t join agent a on a.id = t.agent_id
			                  where t.client_id = n.client_id and n.notice_key = 'consent:' || cast(t.id as varchar(36))),
			                (select a.first_name || ' ' || a.last_name
			                   from access_request s join agent a on a.id = s.agent_id
			                  where s.client_id = n.client_id and n.notice_key like 'association:' || cast(s.id as varchar(36)) || '%')) as agent
			  from notice n join notice_message m on m.notice_key = n.notice_key
			 where n.client_id = :client
			 order by m.handed_over_at, n.notice_key
			""";

	private final JdbcClient jdbc;

	CaseMessages(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Oldest first. */
	List<CaseMessage> of(UUID clientId) {
		return this.jdbc.sql(MESSAGES)
			.param("client", clientId)
			.query((row, number) -> new CaseMessage(row.getObject("handed_over_at", OffsetDateTime.class).toInstant(),
					row.getString("purpose"), row.getString("method"), row.getString("state"), row.getString("agent"),
					row.getString("language"), row.getString("template_version"), row.getString("subject"),
					row.getString("body"), row.getString("html"), row.getString("sha256")))
			.list();
	}

}
