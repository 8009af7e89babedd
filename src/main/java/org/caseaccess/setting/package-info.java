/**
 * What a setting may be: constraints for the records that hold settings, so that a start
 * with a value that makes no sense is refused and says what would make sense.
 */
package org.caseaccess.setting;
