package org.caseaccess.domain;

@DomainTest
class NoticeRulesOnH2Tests extends NoticeRules {

}
