package org.caseaccess.audit;

import org.caseaccess.domain.PagesTest;

@PagesTest
class AuditPagesOnH2Tests extends AuditPages {

}
