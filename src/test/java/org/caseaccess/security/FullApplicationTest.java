package org.caseaccess.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.caseaccess.domain.SharedContexts;
import org.caseaccess.domain.Scenario;
import org.junit.jupiter.api.parallel.ResourceLock;

import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/** Everything: pages, workers, database, engine. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ResourceLock(SharedContexts.ENGINE)
@SpringBootTest
@AutoConfigureMockMvc
@ActiveProfiles({ "embedded", "test" })
@Import(Scenario.class)
@interface FullApplicationTest {

}
