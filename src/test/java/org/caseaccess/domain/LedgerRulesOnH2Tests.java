package org.caseaccess.domain;

@DomainTest
class LedgerRulesOnH2Tests extends LedgerRules {

}
