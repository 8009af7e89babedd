package org.caseaccess.resident;

import org.caseaccess.domain.PagesTest;

@PagesTest
class ResidentPagesOnH2Tests extends ResidentPages {

}
