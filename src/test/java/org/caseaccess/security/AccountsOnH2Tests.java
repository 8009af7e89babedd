package org.caseaccess.security;

import org.caseaccess.domain.DomainTest;

@DomainTest
class AccountsOnH2Tests extends AccountsRules {

}
