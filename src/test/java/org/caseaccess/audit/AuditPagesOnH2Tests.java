package org.caseaccess.audit;

@AuditTest
class AuditPagesOnH2Tests extends AuditPages {

}
