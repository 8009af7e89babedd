package org.caseaccess.domain;

@DomainTest
class EvidenceRulesOnH2Tests extends EvidenceRules {

}
