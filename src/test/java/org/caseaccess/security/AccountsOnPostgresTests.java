package org.caseaccess.security;

import org.caseaccess.domain.DomainTest;
import org.caseaccess.domain.OnPostgres;

import org.springframework.test.context.ContextConfiguration;

@DomainTest
@ContextConfiguration(initializers = OnPostgres.class)
class AccountsOnPostgresTests extends AccountsRules {

}
