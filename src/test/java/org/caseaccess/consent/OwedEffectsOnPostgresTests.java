package org.caseaccess.consent;

import org.caseaccess.domain.DomainTest;
import org.caseaccess.domain.OnPostgres;

import org.springframework.test.context.ContextConfiguration;

@DomainTest
@ContextConfiguration(initializers = OnPostgres.class)
class OwedEffectsOnPostgresTests extends OwedEffectsRules {

}
