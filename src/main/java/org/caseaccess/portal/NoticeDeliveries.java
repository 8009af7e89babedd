package org.caseaccess.portal;

import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What became of the notice of an attempt, in the agents' words.
 */
@Component
class NoticeDeliveries {

	private final JdbcClient jdbc;

	NoticeDeliveries(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	String of(UUID attemptId) {
		return this.jdbc.sql("select state from notice where notice_key = :key")
			.param("key", "consent:" + attemptId)
			.query(String.class)
			.optional()
			.map(NoticeDeliveries::words)
			.orElse("Being sent");
	}

	private static String words(String state) {
		return switch (state) {
			case "SENDING" -> "Being sent";
			case "ACCEPTED" -> "Sent";
			case "DELIVERED" -> "Delivered";
			default -> "Not delivered";
		};
	}

}
