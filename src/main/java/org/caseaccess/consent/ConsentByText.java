package org.caseaccess.consent;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

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
	public Result answer(List<String> noticeKeys, boolean accept, String code) {
		List<ConsentAttempt> asked = noticeKeys.stream()
			.map(ConsentRequestNotice::attemptId)
			.map(this::find)
			.flatMap(Optional::stream)
			.filter((attempt) -> attempt.state() == AttemptState.PENDING && attempt.matchingCode().equals(code)
					&& attempt.method().equals(NoticeMethod.TEXT.name()))
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

	private Optional<ConsentAttempt> find(UUID id) {
		return this.attempts.findById(id);
	}

}
