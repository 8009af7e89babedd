package org.caseaccess.domain;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.parallel.ResourceLock;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ActiveProfiles;

/** The domain with its database and the invented people; no engine, no pages. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ResourceLock(SharedContexts.DOMAIN)
@SpringBootTest(classes = DomainConfiguration.class, webEnvironment = WebEnvironment.NONE,
		properties = { "camunda.client.enabled=false", "case-access.embedded.enabled=false",
				"case-access.process.engine-in-memory=false" })
@ActiveProfiles({ "embedded", "test" })
public @interface DomainTest {

}
