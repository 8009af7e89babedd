package org.caseaccess.notification;

/**
 * A notice that its sender had let go failed for good: it bounced, or could not be sent
 * again in time.
 *
 * @param key what the notice is about
 * @param purpose what it was for
 * @param reason why, in plain words without personal data
 */
public record NoticeFailed(String key, NoticePurpose purpose, String reason) {
}
