package org.caseaccess.process;

import org.caseaccess.domain.DomainTest;

@DomainTest
class LostRequestsOnH2Tests extends LostRequestsRules {

}
