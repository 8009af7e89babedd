/**
 * Channels, templates and delivery status of the notices that clients get.
 */
package org.caseaccess.notification;
