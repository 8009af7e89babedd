package org.caseaccess.audit;

import org.caseaccess.domain.OnPostgres;

import org.springframework.test.context.ContextConfiguration;

@AuditTest
@ContextConfiguration(initializers = OnPostgres.class)
class AuditPagesOnPostgresTests extends AuditPages {

}
