package org.caseaccess.security;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

/** Every CSV file that there is, found by its route. */
@FullApplicationTest
class CsvRoutesTests {

	private static final Map<String, String> ROLES = Map.of("/audit", "AUDITOR", "/agent", "AGENT");

	@Autowired
	MockMvc mvc;

	@Autowired
	RequestMappingHandlerMapping requestMappingHandlerMapping;

	@Test
	void everyCsvFileSaysThatItIsUtf8AndSpreadsheetsSeeIt() throws Exception {
		List<String> routes = this.requestMappingHandlerMapping.getHandlerMethods()
			.keySet()
			.stream()
			.flatMap((mapping) -> mapping.getPatternValues().stream())
			.map((pattern) -> pattern.replace("{extension}", "csv").replace("{caseNumber}", "C-10002"))
			.filter((route) -> route.endsWith(".csv"))
			.toList();
		assertThat(routes).contains("/audit/consents.csv", "/audit/oversight.csv", "/audit/cases/C-10002/consents.csv",
				"/agent/reports/case-notes.csv", "/agent/reports/prospect-template.csv");
		for (String route : routes) {
			String role = ROLES.get(route.substring(0, route.indexOf('/', 1)));
			MockHttpServletResponse file = this.mvc.perform(get(route).with(user("maria.lopez").roles(role)))
				.andReturn()
				.getResponse();
			assertThat(file.getStatus()).as(route).isEqualTo(200);
			assertThat(file.getContentType()).as(route).isEqualTo("text/csv;charset=UTF-8");
			assertThat(file.getHeader("Content-Disposition")).as(route).startsWith("attachment");
			String content = new String(file.getContentAsByteArray(), StandardCharsets.UTF_8);
			assertThat(content).as(route).startsWith("\uFEFF\"").endsWith("\"\r\n");
			assertThat(content.indexOf('\uFEFF', 1)).as(route).isEqualTo(-1);
		}
	}

}
