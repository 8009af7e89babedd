package org.caseaccess.development;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import org.caseaccess.development.DemoBook.DemoAccess;
import org.caseaccess.development.DemoBook.DemoAnnouncement;
import org.caseaccess.development.DemoBook.DemoEnrollment;
import org.caseaccess.development.DemoBook.DemoPerson;
import org.caseaccess.development.DemoBook.DemoProspect;
import org.caseaccess.development.DemoBook.DemoQuote;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes the invented book into a database.
 */
class DemoBookRows {

	private final JdbcClient jdbc;

	private final OffsetDateTime now;

	private final LocalDate today;

	DemoBookRows(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.now = OffsetDateTime.now(clock);
		this.today = LocalDate.now(clock);
	}

	void insert(DemoBook book) {
		book.clients().forEach((customer) -> {
			String caseNumber = customer.client().caseNumber();
			insertHousehold(caseNumber, customer.household());
			insertEnrollments(caseNumber, customer.enrollments());
			customer.access().forEach((access) -> insertAccess(caseNumber, access));
		});
		book.cases().forEach((known) -> {
			insertHousehold(known.caseNumber(), known.household());
			insertEnrollments(known.caseNumber(), known.enrollments());
		});
		book.prospects().forEach(this::insertProspect);
		book.quotes().forEach(this::insertQuote);
		book.announcements().forEach(this::insertAnnouncement);
		book.issuers()
			.forEach((issuer) -> this.jdbc.sql("insert into issuer (id, name, website) values (:id, :name, :website)")
				.param("id", DemoData.id(issuer.name()))
				.param("name", issuer.name())
				.param("website", issuer.website())
				.update());
	}

	private void insertHousehold(String caseNumber, List<DemoPerson> household) {
		household.forEach((person) -> this.jdbc.sql("""
				insert into household_member (id, case_id, name, relationship, date_of_birth, applying)
				values (:id, :caseId, :name, :relationship, :dateOfBirth, :applying)
				""")
			.param("id", DemoData.id(caseNumber + " " + person.name()))
			.param("caseId", DemoData.id(caseNumber))
			.param("name", person.name())
			.param("relationship", person.relationship())
			.param("dateOfBirth", person.dateOfBirth())
			.param("applying", person.applying())
			.update());
	}

	private void insertEnrollments(String caseNumber, List<DemoEnrollment> enrollments) {
		enrollments.forEach((enrollment) -> this.jdbc.sql("""
				insert into enrollment (id, policy_number, case_id, plan_name, state, starts_on, ends_on, rfi_due_on)
				values (:id, :number, :caseId, :plan, :state, :startsOn, :endsOn, :rfiDueOn)
				""")
			.param("id", DemoData.id(enrollment.policyNumber()))
			.param("number", enrollment.policyNumber())
			.param("caseId", DemoData.id(caseNumber))
			.param("plan", enrollment.plan())
			.param("state", enrollment.state())
			.param("startsOn", this.today.plusDays(enrollment.startsInDays()))
			.param("endsOn", inDays(enrollment.endsInDays()))
			.param("rfiDueOn", inDays(enrollment.rfiDueInDays()))
			.update());
	}

	private LocalDate inDays(Integer days) {
		return (days != null) ? this.today.plusDays(days) : null;
	}

	private void insertAccess(String caseNumber, DemoAccess access) {
		UUID agentId = DemoData.id(access.agent());
		UUID clientId = DemoData.id("client " + caseNumber);
		boolean ended = access.endedDaysAgo() != null;
		this.jdbc.sql("""
				insert into association (id, agent_id, client_id, started_at, ended_at, ended_by, active_pair)
				values (:id, :agentId, :clientId, :startedAt, :endedAt, :endedBy, :pair)
				""")
			.param("id", UUID.randomUUID())
			.param("agentId", agentId)
			.param("clientId", clientId)
			.param("startedAt", this.now.minusDays(access.daysAgo()))
			.param("endedAt", ended ? this.now.minusDays(access.endedDaysAgo()) : null)
			.param("endedBy", access.endedBy())
			.param("pair", ended ? null : agentId + ":" + clientId)
			.update();
	}

	private void insertProspect(DemoProspect prospect) {
		this.jdbc.sql("""
				insert into prospect (id, agent_id, first_name, last_name, state, added_at)
				values (:id, :agentId, :firstName, :lastName, :state, :addedAt)
				""")
			.param("id", DemoData.id("prospect " + prospect.firstName() + " " + prospect.lastName()))
			.param("agentId", DemoData.id(prospect.agent()))
			.param("firstName", prospect.firstName())
			.param("lastName", prospect.lastName())
			.param("state", prospect.state())
			.param("addedAt", this.now.minusDays(prospect.daysAgo()))
			.update();
	}

	private void insertQuote(DemoQuote quote) {
		this.jdbc.sql("""
				insert into quote (id, quote_number, agent_id, made_for, plan_name, monthly_premium, state, changed_at)
				values (:id, :number, :agentId, :madeFor, :plan, :premium, :state, :changedAt)
				""")
			.param("id", DemoData.id(quote.number()))
			.param("number", quote.number())
			.param("agentId", DemoData.id(quote.agent()))
			.param("madeFor", quote.madeFor())
			.param("plan", quote.plan())
			.param("premium", quote.monthlyPremium())
			.param("state", quote.state())
			.param("changedAt", this.now.minusDays(quote.daysAgo()))
			.update();
	}

	private void insertAnnouncement(DemoAnnouncement announcement) {
		this.jdbc.sql("""
				insert into announcement (id, title, body, urgent, published_at)
				values (:id, :title, :body, :urgent, :publishedAt)
				""")
			.param("id", DemoData.id("announcement " + announcement.key()))
			.param("title", announcement.title())
			.param("body", announcement.body())
			.param("urgent", announcement.urgent())
			.param("publishedAt", this.now.minusDays(announcement.daysAgo()))
			.update();
	}

}
