package org.caseaccess.audit;

import java.time.Instant;

/**
 * Something that happened in a case. The rank orders what happened in one moment.
 *
 * @param by who acted, see {@link Actor}
 * @param agent the agent whom it is about, or null
 */
record TimelineEvent(Instant at, int rank, String what, String detail, String by, String agent) {
}
