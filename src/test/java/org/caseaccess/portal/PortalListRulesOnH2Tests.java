package org.caseaccess.portal;

import org.caseaccess.domain.DomainTest;

@DomainTest
class PortalListRulesOnH2Tests extends PortalListRules {

}
