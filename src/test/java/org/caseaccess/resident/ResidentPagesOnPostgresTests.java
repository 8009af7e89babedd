package org.caseaccess.resident;

import org.caseaccess.domain.OnPostgres;
import org.caseaccess.domain.PagesTest;

import org.springframework.test.context.ContextConfiguration;

@PagesTest
@ContextConfiguration(initializers = OnPostgres.class)
class ResidentPagesOnPostgresTests extends ResidentPages {

}
