package org.caseaccess.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The clients' cases. Whoever shows one has checked that the agent is associated with the
 * client.
 */
@Service
public class ClientCases {

	private final JdbcClient jdbc;

	private final SsnProtection protection;

	ClientCases(JdbcClient jdbc, SsnProtection protection) {
		this.jdbc = jdbc;
		this.protection = protection;
	}

	/**
	 * Finds a case.
	 * @param caseNumber its number
	 * @return the case with all that belongs to it, or empty
	 */
	public Optional<CaseView> byCaseNumber(String caseNumber) {
		return this.jdbc.sql("""
				select k.id as case_id, k.case_number, c.id as client_id, c.first_name, c.last_name, c.ssn_last_four,
				       c.date_of_birth, c.preferred_method
				  from client_case k join client c on c.id = k.client_id
				 where k.case_number = :caseNumber
				""")
			.param("caseNumber", caseNumber)
			.query((row, number) -> new CaseView(row.getObject("case_id", UUID.class),
					row.getObject("client_id", UUID.class), row.getString("case_number"),
					row.getString("first_name") + " " + row.getString("last_name"),
					this.protection.masked(row.getString("ssn_last_four")),
					row.getObject("date_of_birth", LocalDate.class),
					PreferredMethod.valueOf(row.getString("preferred_method")),
					household(row.getObject("case_id", UUID.class)), applications(row.getObject("case_id", UUID.class)),
					enrollments(row.getObject("case_id", UUID.class))))
			.optional();
	}

	/**
	 * The case of a client.
	 * @param clientId the client
	 * @return the case's number, or empty
	 */
	public Optional<String> numberOf(UUID clientId) {
		return this.jdbc.sql("select case_number from client_case where client_id = :clientId")
			.param("clientId", clientId)
			.query(String.class)
			.optional();
	}

	private List<ApplicationView> applications(UUID caseId) {
		return this.jdbc.sql("""
				select application_number, status, plan_name, submitted_on
				  from application where case_id = :caseId order by application_number
				""")
			.param("caseId", caseId)
			.query((row, number) -> new ApplicationView(row.getString("application_number"), row.getString("status"),
					row.getString("plan_name"), row.getObject("submitted_on", LocalDate.class)))
			.list();
	}

	private List<HouseholdMember> household(UUID caseId) {
		return this.jdbc.sql("""
				select name, relationship, date_of_birth, applying
				  from household_member where case_id = :caseId order by date_of_birth, name
				""")
			.param("caseId", caseId)
			.query((row, number) -> new HouseholdMember(row.getString("name"), row.getString("relationship"),
					row.getObject("date_of_birth", LocalDate.class), row.getBoolean("applying")))
			.list();
	}

	private List<EnrollmentView> enrollments(UUID caseId) {
		return this.jdbc.sql("""
				select policy_number, plan_name, state, starts_on, ends_on, rfi_due_on
				  from enrollment where case_id = :caseId order by starts_on desc, policy_number
				""")
			.param("caseId", caseId)
			.query((row, number) -> new EnrollmentView(row.getString("policy_number"), row.getString("plan_name"),
					row.getString("state"), row.getObject("starts_on", LocalDate.class),
					row.getObject("ends_on", LocalDate.class), row.getObject("rfi_due_on", LocalDate.class)))
			.list();
	}

}
