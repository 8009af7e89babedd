package org.caseaccess.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The clients of the exchange and the exact search for one of them (R6).
 */
@Service
public class Clients {

	private static final String SELECT = """
			select c.id, c.first_name, c.last_name, c.preferred_method, c.preferred_language,
			       case when c.email_verified then c.email end as email,
			       case when c.mobile_verified then c.mobile_number end as mobile_number, c.portal_inbox, k.case_number
			  from client c join client_case k on k.client_id = c.id
			""";

	private final JdbcClient jdbc;

	Clients(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Searches for exactly one client. Every given field must match; nothing is matched
	 * in part.
	 * @param criteria what to search by
	 * @return one client, nobody, or more than one
	 */
	public SearchResult search(SearchCriteria criteria) {
		StringBuilder sql = new StringBuilder(SELECT).append("""
				 where c.last_name_key = :lastName and c.first_name_key = :firstName
				   and c.date_of_birth = :dateOfBirth and c.sex = :sex
				""");
		if (criteria.ssnHash() != null) {
			sql.append(" and c.ssn_hash in (:ssnHashes)");
		}
		if (criteria.caseNumber() != null) {
			sql.append(" and k.case_number = :caseNumber");
		}
		if (criteria.applicationNumber() != null) {
			sql.append("""
					 and exists (select 1 from application a
					              where a.case_id = k.id and a.application_number = :applicationNumber)
					""");
		}
		sql.append(" fetch first 2 rows only");
		List<ClientProfile> found = this.jdbc.sql(sql.toString())
			.param("lastName", NameKey.of(criteria.lastName()))
			.param("firstName", NameKey.of(criteria.firstName()))
			.param("dateOfBirth", criteria.dateOfBirth())
			.param("sex", criteria.sex().name())
			.param("ssnHashes", (criteria.ssnHash() != null) ? List.of(criteria.ssnHash().split(" ")) : List.of())
			.param("caseNumber", criteria.caseNumber())
			.param("applicationNumber", criteria.applicationNumber())
			.query(Clients::profile)
			.list();
		return switch (found.size()) {
			case 0 -> new SearchResult.Nobody();
			case 1 -> new SearchResult.OneClient(found.getFirst());
			default -> new SearchResult.MoreThanOne();
		};
	}

	/**
	 * Finds a client.
	 * @param id the client
	 * @return the client, or empty
	 */
	public Optional<ClientProfile> byId(UUID id) {
		return this.jdbc.sql(SELECT + " where c.id = :id").param("id", id).query(Clients::profile).optional();
	}

	private static ClientProfile profile(ResultSet row, int number) throws SQLException {
		return new ClientProfile(row.getObject("id", UUID.class), row.getString("first_name"),
				row.getString("last_name"), PreferredMethod.valueOf(row.getString("preferred_method")),
				row.getString("preferred_language"), row.getString("email"), row.getString("mobile_number"),
				row.getBoolean("portal_inbox"), row.getString("case_number"));
	}

}
