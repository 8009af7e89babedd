package org.caseaccess.development;

import java.util.EnumMap;
import java.util.Map;

import org.caseaccess.notification.NoticeMethod;

import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A switch for each way of notice. Kept in the database, as everything in development.
 */
@Component
@Profile("embedded")
public class ChannelSwitches {

	private final JdbcClient jdbc;

	ChannelSwitches(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * How a way behaves.
	 * @param method the way
	 * @return its mode
	 */
	public ChannelMode of(NoticeMethod method) {
		return this.jdbc.sql("select mode from channel_switch where method = :method")
			.param("method", method.name())
			.query(String.class)
			.optional()
			.map(ChannelMode::valueOf)
			.orElse(ChannelMode.WORKS);
	}

	/**
	 * Makes a way behave.
	 * @param method the way
	 * @param mode its mode from now on
	 */
	public void set(NoticeMethod method, ChannelMode mode) {
		this.jdbc.sql("delete from channel_switch where method = :method").param("method", method.name()).update();
		this.jdbc.sql("insert into channel_switch (method, mode) values (:method, :mode)")
			.param("method", method.name())
			.param("mode", mode.name())
			.update();
	}

	Map<NoticeMethod, ChannelMode> all() {
		Map<NoticeMethod, ChannelMode> all = new EnumMap<>(NoticeMethod.class);
		for (NoticeMethod method : NoticeMethod.values()) {
			all.put(method, of(method));
		}
		return all;
	}

}
