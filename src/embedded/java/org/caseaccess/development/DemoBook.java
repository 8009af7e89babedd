package org.caseaccess.development;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import org.caseaccess.development.DemoRegistry.DemoClient;

/**
 * What the dashboards and cases of the invented people show, as {@code demo/book.json}
 * lists it. Days count from the day on which a database is filled.
 */
record DemoBook(List<DemoCustomer> clients, List<DemoCase> cases, List<DemoProspect> prospects, List<DemoQuote> quotes,
		List<DemoAnnouncement> announcements, List<DemoIssuer> issuers) {

	/** A client whom agents act for, or did. */
	record DemoCustomer(DemoClient client, List<DemoAccess> access, List<DemoPerson> household,
			List<DemoEnrollment> enrollments) {
	}

	record DemoAccess(String agent, int daysAgo, Integer endedDaysAgo, String endedBy) {
	}

	record DemoCase(String caseNumber, List<DemoPerson> household, List<DemoEnrollment> enrollments) {
	}

	record DemoPerson(String name, String relationship, LocalDate dateOfBirth, boolean applying) {
	}

	record DemoEnrollment(String policyNumber, String plan, String state, int startsInDays, Integer endsInDays,
			Integer rfiDueInDays) {
	}

	record DemoProspect(String agent, String firstName, String lastName, String state, int daysAgo) {
	}

	record DemoQuote(String number, String agent, String madeFor, String plan, BigDecimal monthlyPremium, String state,
			int daysAgo) {
	}

	record DemoAnnouncement(String key, String title, String body, boolean urgent, int daysAgo) {
	}

	record DemoIssuer(String name, String website) {
	}

}
