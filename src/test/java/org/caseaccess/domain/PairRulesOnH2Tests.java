package org.caseaccess.domain;

@DomainTest
class PairRulesOnH2Tests extends PairRules {

}
