package org.caseaccess.development;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

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

	private final ReentrantLock setting = new ReentrantLock();

	private final Condition changed = this.setting.newCondition();

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
		this.setting.lock();
		try {
			this.changed.signalAll();
		}
		finally {
			this.setting.unlock();
		}
	}

	/**
	 * Holds a slow way up until a switch is set.
	 * @param atMost but not for longer
	 * @return whether a switch was set
	 */
	boolean awaitChange(Duration atMost) {
		this.setting.lock();
		try {
			return this.changed.awaitNanos(atMost.toNanos()) > 0;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("interrupted while a notice was on its way", ex);
		}
		finally {
			this.setting.unlock();
		}
	}

	Map<NoticeMethod, ChannelMode> all() {
		Map<NoticeMethod, ChannelMode> all = new EnumMap<>(NoticeMethod.class);
		for (NoticeMethod method : NoticeMethod.values()) {
			all.put(method, of(method));
		}
		return all;
	}

}
