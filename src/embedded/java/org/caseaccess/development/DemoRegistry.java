package org.caseaccess.development;

import java.time.LocalDate;
import java.util.List;

/**
 * The invented people, as {@code demo/registry.json} lists them.
 */
record DemoRegistry(List<String> agencies, List<DemoAgent> agents, List<DemoClient> clients) {

	record DemoAgent(String username, String firstName, String lastName, String npn, String agency,
			String licenceStatus) {
	}

	record DemoClient(String firstName, String lastName, String sex, LocalDate dateOfBirth, String ssn, String method,
			String language, String email, String mobile, boolean portal, String caseNumber,
			List<DemoApplication> applications, List<String> associatedWith) {
	}

	record DemoApplication(String number, String status, String plan, LocalDate submittedOn) {
	}

}
