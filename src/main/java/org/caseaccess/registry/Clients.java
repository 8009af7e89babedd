package org.caseaccess.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
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
			       case when c.mobile_verified then c.mobile_number end as mobile_number, c.portal_inbox, k.case_number,
			       c.name_key_version
			  from client c join client_case k on k.client_id = c.id
			""";

	private final JdbcClient jdbc;

	private final NameKeys keys;

	Clients(JdbcClient jdbc, NameKeys keys) {
		this.jdbc = jdbc;
		this.keys = keys;
	}

	/**
	 * Searches for exactly one client. Every given field must match; nothing is matched
	 * in part. Clients whose keys are out of date are found too: by the rest, and by keys
	 * that are made on the spot.
	 * @param criteria what to search by
	 * @return one client, nobody, or more than one
	 */
	public SearchResult search(SearchCriteria criteria) {
		String optional = optional(criteria);
		// first those out of date: who is brought up to date meanwhile is seen twice, not
		// missed
		List<ClientProfile> found = this.jdbc.sql(SELECT + """
				 where c.date_of_birth = :dateOfBirth and c.sex = :sex and c.name_key_version <> :version
				""" + optional + " union all " + SELECT + """
				 where c.last_name_key = :lastName and c.first_name_key = :firstName
				   and c.date_of_birth = :dateOfBirth and c.sex = :sex and c.name_key_version = :version
				""" + optional)
			.param("version", this.keys.version())
			.param("lastName", this.keys.stored(criteria.lastName()))
			.param("firstName", this.keys.stored(criteria.firstName()))
			.param("dateOfBirth", criteria.dateOfBirth())
			.param("sex", criteria.sex().name())
			.param("ssnHashes", (criteria.ssnHash() != null) ? List.of(criteria.ssnHash().split(" ")) : List.of())
			.param("caseNumber", criteria.caseNumber())
			.param("applicationNumber", criteria.applicationNumber())
			.query((row, number) -> matches(row, criteria) ? profile(row, number) : null)
			.list()
			.stream()
			.filter(Objects::nonNull)
			.distinct()
			.toList();
		return switch (found.size()) {
			case 0 -> new SearchResult.Nobody();
			case 1 -> new SearchResult.OneClient(found.getFirst());
			default -> new SearchResult.MoreThanOne();
		};
	}

	private static String optional(SearchCriteria criteria) {
		StringBuilder sql = new StringBuilder();
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
		return sql.toString();
	}

	/** The database has compared keys that are up to date. */
	private boolean matches(ResultSet row, SearchCriteria criteria) throws SQLException {
		return row.getString("name_key_version").equals(this.keys.version())
				|| (isSame(row.getString("last_name"), criteria.lastName())
						&& isSame(row.getString("first_name"), criteria.firstName()));
	}

	private boolean isSame(String onFile, String typed) {
		return this.keys.of(onFile).equals(this.keys.of(typed));
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
