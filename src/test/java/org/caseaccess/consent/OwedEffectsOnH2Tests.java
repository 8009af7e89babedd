package org.caseaccess.consent;

import org.caseaccess.domain.DomainTest;

@DomainTest
class OwedEffectsOnH2Tests extends OwedEffectsRules {

}
