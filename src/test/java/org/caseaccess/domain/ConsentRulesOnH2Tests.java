package org.caseaccess.domain;

@DomainTest
class ConsentRulesOnH2Tests extends ConsentRules {

	@Override
	int races() {
		return 1_000;
	}

}
