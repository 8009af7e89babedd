package org.caseaccess.audit;

import org.caseaccess.domain.OnPostgres;
import org.caseaccess.domain.PagesTest;

import org.springframework.test.context.ContextConfiguration;

@PagesTest
@ContextConfiguration(initializers = OnPostgres.class)
class AuditPagesOnPostgresTests extends AuditPages {

}
