package org.caseaccess.consent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

import org.caseaccess.notification.SentMessages;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gathers what is known when a client accepts: the message as it was sent, and whether
 * the question behind its link was opened.
 */
@Component
class AnswerEvidence {

	private final SentMessages messages;

	private final ConsentTextArchive archive;

	private final JdbcClient jdbc;

	AnswerEvidence(SentMessages messages, ConsentTextArchive archive, JdbcClient jdbc) {
		this.messages = messages;
		this.archive = archive;
		this.jdbc = jdbc;
	}

	ElectronicEvidence of(ConsentAttempt attempt, ConsentWay way, Instant answeredAt) {
		TextReference message = this.messages.of(ConsentRequestNotice.key(attempt.id()))
			.map((sent) -> this.archive.keep(sent.version(), sent.language(), sent.text(), answeredAt))
			.orElse(new TextReference(null, null, null));
		return this.jdbc.sql("select opened_at, opened_through from consent_attempt where id = :id")
			.param("id", attempt.id())
			.query((row, number) -> evidence(row, way, message))
			.single();
	}

	private static ElectronicEvidence evidence(ResultSet row, ConsentWay way, TextReference message)
			throws SQLException {
		OffsetDateTime openedAt = row.getObject("opened_at", OffsetDateTime.class);
		boolean shown = way != ConsentWay.TEXT_MESSAGE && openedAt != null;
		return new ElectronicEvidence(way.name(), shown ? ElectronicEvidence.SHOWN : ElectronicEvidence.AVAILABLE,
				(openedAt != null) ? openedAt.toInstant() : null, row.getString("opened_through"),
				message.textVersion(), message.textLanguage(), message.textSha256());
	}

}
