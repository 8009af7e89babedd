package org.caseaccess.portal;

import org.caseaccess.domain.DomainTest;
import org.caseaccess.domain.OnPostgres;

import org.springframework.test.context.ContextConfiguration;

@DomainTest
@ContextConfiguration(initializers = OnPostgres.class)
class PortalListRulesOnPostgresTests extends PortalListRules {

}
