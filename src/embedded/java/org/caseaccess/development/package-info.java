/**
 * What makes the embedded profile usable at once: invented people, and notices that are
 * kept and shown instead of sent. Not in the production jar.
 */
package org.caseaccess.development;
