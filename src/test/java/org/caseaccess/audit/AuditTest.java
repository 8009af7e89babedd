package org.caseaccess.audit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.caseaccess.domain.SharedContexts;
import org.caseaccess.domain.DomainConfiguration;
import org.junit.jupiter.api.parallel.ResourceLock;

import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;

/**
 * The auditors' pages with the domain, its database and the invented people; no engine.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ResourceLock(SharedContexts.DOMAIN)
@SpringBootTest(classes = { DomainConfiguration.class, AuditPages.Pages.class },
		properties = { "camunda.client.enabled=false", "case-access.embedded.enabled=false",
				"case-access.process.engine-in-memory=false" })
@AutoConfigureMockMvc
@ActiveProfiles({ "embedded", "test" })
@interface AuditTest {

}
