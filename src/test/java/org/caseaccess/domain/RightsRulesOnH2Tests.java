package org.caseaccess.domain;

@DomainTest
class RightsRulesOnH2Tests extends RightsRules {

}
