package org.caseaccess.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import org.caseaccess.csv.CsvFile;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How each agent obtains consent (R13): verbal consent is not a way around asking. */
@Component
class Oversight {

	private static final String FIGURES = """
			with opened as (
			    select id, agent_id from access_request where opened_at >= :start and opened_at < :end
			), asked as (
			    select o.agent_id, count(*) as requests from opened o group by o.agent_id
			), attempted as (
			    select o.agent_id,
			           sum(case when t.state = 'DECLINED' then 1 else 0 end) as declined,
			           sum(case when t.state = 'NO_RESPONSE' then 1 else 0 end) as no_response,
			           percentile_cont(0.5) within group (
			               order by case when t.state in ('ACCEPTED', 'DECLINED')
			                             then extract(epoch from t.closed_at) - extract(epoch from t.requested_at)
			                        end) as median_seconds
			      from opened o join consent_attempt t on t.access_request_id = o.id group by o.agent_id
			), consented as (
			    select o.agent_id,
			           sum(case when c.kind = 'GIVEN' and c.method <> 'VERBAL' then 1 else 0 end) as electronic,
			           sum(case when c.kind = 'GIVEN' and c.method = 'VERBAL' then 1 else 0 end) as verbal,
			           sum(case when c.kind = 'OBJECTED' then 1 else 0 end) as did_not_agree
			      from opened o join consent_record c on c.access_request_id = o.id group by o.agent_id
			)
			select a.first_name || ' ' || a.last_name as agent, a.npn, g.name as agency, q.requests,
			       coalesce(c.electronic, 0) as electronic, coalesce(c.verbal, 0) as verbal,
			       coalesce(t.declined, 0) as declined, coalesce(t.no_response, 0) as no_response,
			       coalesce(c.did_not_agree, 0) as did_not_agree, t.median_seconds
			  from asked q
			  join agent a on a.id = q.agent_id
			  join agency g on g.id = a.agency_id
			  left join attempted t on t.agent_id = q.agent_id
			  left join consented c on c.agent_id = q.agent_id
			""";

	private final JdbcClient jdbc;

	Oversight(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** The agents who asked for access in a period. */
	List<AgentFigures> in(Period period, FigureOrder order) {
		return order.sort(this.jdbc.sql(FIGURES)
			.param("start", period.start())
			.param("end", period.end())
			.query(Oversight::figures)
			.list());
	}

	byte[] csv(Period period) {
		return CsvFile.of((file) -> {
			file.line("agent", "npn", "agency", "requests", "electronic", "verbal", "verbalSharePercent", "declined",
					"noResponse", "didNotAgree", "medianSecondsToAnswer");
			in(period, FigureOrder.AGENT).forEach((agent) -> file.line(agent.agent(), agent.npn(), agent.agency(),
					agent.requests(), agent.electronic(), agent.verbal(), agent.verbalShare(), agent.declined(),
					agent.noResponse(), agent.didNotAgree(), agent.median()));
		});
	}

	private static AgentFigures figures(ResultSet row, int number) throws SQLException {
		double median = row.getDouble("median_seconds");
		boolean answered = !row.wasNull();
		return new AgentFigures(row.getString("agent"), row.getString("npn"), row.getString("agency"),
				row.getLong("requests"), row.getLong("electronic"), row.getLong("verbal"), row.getLong("declined"),
				row.getLong("no_response"), row.getLong("did_not_agree"), answered ? median : null);
	}

}
