package org.caseaccess.domain;

@DomainTest
class OutboxOnH2Tests extends OutboxRules {

}
