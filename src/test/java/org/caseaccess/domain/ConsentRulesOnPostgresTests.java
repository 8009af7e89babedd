package org.caseaccess.domain;

import org.springframework.test.context.ContextConfiguration;

@DomainTest
@ContextConfiguration(initializers = OnPostgres.class)
class ConsentRulesOnPostgresTests extends ConsentRules {

	@Override
	int races() {
		return 1_000;
	}

}
