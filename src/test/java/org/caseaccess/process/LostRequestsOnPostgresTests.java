package org.caseaccess.process;

import org.caseaccess.domain.DomainTest;
import org.caseaccess.domain.OnPostgres;

import org.springframework.test.context.ContextConfiguration;

@DomainTest
@ContextConfiguration(initializers = OnPostgres.class)
class LostRequestsOnPostgresTests extends LostRequestsRules {

}
