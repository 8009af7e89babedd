package org.caseaccess.notification;

/**
 * It is known what became of a notice.
 *
 * @param purpose what it was for
 * @param method how it travelled
 * @param delivered whether the channel took it
 */
public record NoticeSettled(NoticePurpose purpose, NoticeMethod method, boolean delivered) {
}
