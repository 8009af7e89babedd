package org.caseaccess.registry;

import org.caseaccess.domain.DomainTest;

@DomainTest
class NameKeyRebuildOnH2Tests extends NameKeyRebuildRules {

}
