package org.caseaccess.consent;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.caseaccess.notification.AnswersByText;
import org.caseaccess.notification.NoticeMethod;

import org.springframework.stereotype.Component;

/**
 * Consent by text message: counts when the number that was asked by text names the code
 * of its attempt while the attempt waits. Several people may share a number; a code that
 * two of their attempts have in common answers none.
 */
@Component
class ConsentByText implements AnswersByText {

	private final ConsentAttemptRepository attempts;

	private final ConsentSurvey survey;

	ConsentByText(ConsentAttemptRepository attempts, ConsentSurvey survey) {
		this.attempts = attempts;
		this.survey = survey;
	}

	@Override
	public List<String> asked(List<String> noticeKeys) {
		return pending(noticeKeys).map(ConsentAttempt::matchingCode).toList();
	}

	@Override
	public Result answer(List<String> noticeKeys, boolean accept, String code) {
		List<ConsentAttempt> asked = pending(noticeKeys).filter((attempt) -> attempt.matchingCode().equals(code))
			.toList();
		if (asked.size() != 1) {
			return Result.NOT_ASKED;
		}
		return switch (this.survey.answerByText(asked.getFirst(), accept ? Decision.ACCEPT : Decision.DECLINE)) {
			case ACCEPTED -> Result.ACCEPTED;
			case DECLINED -> Result.DECLINED;
			case NOT_ACTIVE -> Result.NOT_ASKED;
		};
	}

	private Stream<ConsentAttempt> pending(List<String> noticeKeys) {
		return noticeKeys.stream()
			.map(ConsentRequestNotice::attemptId)
			.map(this.attempts::findById)
			.flatMap(Optional::stream)
			.filter((attempt) -> attempt.state() == AttemptState.PENDING
					&& attempt.method().equals(NoticeMethod.TEXT.name()));
	}

}
