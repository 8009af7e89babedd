package org.caseaccess.domain;

import org.springframework.test.context.ContextConfiguration;

@DomainTest
@ContextConfiguration(initializers = OnPostgres.class)
class EvidenceRulesOnPostgresTests extends EvidenceRules {

}
