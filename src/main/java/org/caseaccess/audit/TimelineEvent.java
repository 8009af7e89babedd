package org.caseaccess.audit;

import java.time.Instant;

/** Something that happened in a case. The rank orders what happened in one moment. */
record TimelineEvent(Instant at, int rank, String what, String detail, String agent) {
}
