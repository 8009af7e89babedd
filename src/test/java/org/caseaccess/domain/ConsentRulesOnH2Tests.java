package org.caseaccess.domain;

@DomainTest
class ConsentRulesOnH2Tests extends ConsentRules {

}
