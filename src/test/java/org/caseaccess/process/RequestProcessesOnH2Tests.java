package org.caseaccess.process;

import org.caseaccess.domain.DomainTest;

@DomainTest
class RequestProcessesOnH2Tests extends RequestProcessesRules {

}
