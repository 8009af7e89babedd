package org.caseaccess.domain;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.parallel.ResourceLock;

import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.test.context.ActiveProfiles;

/**
 * The pages of auditors, records officers and residents with the domain, its database and
 * the invented people; no engine.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ResourceLock(SharedContexts.DOMAIN)
@SpringBootTest(classes = { DomainConfiguration.class, PagesTest.Pages.class },
		properties = { "camunda.client.enabled=false", "case-access.embedded.enabled=false",
				"case-access.process.engine-in-memory=false" })
@AutoConfigureMockMvc
@ActiveProfiles({ "embedded", "test" })
public @interface PagesTest {

	/**
	 * What shows the pages. No stereotype: the scan of the application does not find it.
	 */
	@ComponentScan({ "org.caseaccess.audit", "org.caseaccess.resident", "org.caseaccess.security" })
	class Pages {

	}

}
