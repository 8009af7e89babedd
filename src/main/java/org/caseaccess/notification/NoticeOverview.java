package org.caseaccess.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What operators see of the notices: ids, ways and reasons, never a name, an address or a
 * number.
 */
@Component
class NoticeOverview {

	private static final Duration DAY = Duration.ofDays(1);

	private final JdbcClient jdbc;

	private final ChannelGuards guards;

	private final Map<NoticeMethod, NoticeChannel> channels = new EnumMap<>(NoticeMethod.class);

	private final Clock clock;

	NoticeOverview(JdbcClient jdbc, ChannelGuards guards, List<NoticeChannel> channels, Clock clock) {
		this.jdbc = jdbc;
		this.guards = guards;
		this.clock = clock;
		for (NoticeChannel channel : channels) {
			channel.methods().forEach((method) -> this.channels.putIfAbsent(method, channel));
		}
	}

	/**
	 * A way of notice.
	 *
	 * @param name the way, in words
	 * @param condition how it is
	 * @param sent how many notices of the last day it took
	 * @param failed how many failed for good
	 * @param underWay how many are being sent or tried again
	 */
	record Channel(String name, String condition, int sent, int failed, int underWay) {
	}

	/**
	 * A notice that failed.
	 *
	 * @param key what it is about, with its id
	 * @param channel the way, in words
	 * @param state what became of it, in words
	 * @param reason why
	 * @param tries how often it was tried
	 * @param at when it was known
	 */
	record Failure(String key, String channel, String state, String reason, int tries, Instant at) {
	}

	/** Every way, with the last day's notices. */
	List<Channel> channels() {
		Map<String, Integer> counts = new HashMap<>();
		this.jdbc
			.sql("select method, state, count(*) as many from notice where created_at > :since group by method, state")
			.param("since", Instant.now(this.clock).minus(DAY).atOffset(ZoneOffset.UTC))
			.query((row) -> {
				String method = row.getString("method");
				String state = row.getString("state");
				String kind = "SENDING".equals(state) ? "under way"
						: DeliveryState.valueOf(state).failed() ? "failed" : "sent";
				counts.merge(method + " " + kind, row.getInt("many"), Integer::sum);
			});
		return Arrays.stream(NoticeMethod.values())
			.map((method) -> new Channel(words(method.name()), condition(method),
					counts.getOrDefault(method + " sent", 0), counts.getOrDefault(method + " failed", 0),
					counts.getOrDefault(method + " under way", 0)))
			.toList();
	}

	private String condition(NoticeMethod method) {
		if (!this.channels.containsKey(method)) {
			return "not set up";
		}
		return this.guards.isLeftAlone(method) ? "failing: left alone for a moment" : "works";
	}

	/** The newest failures, newest first. */
	List<Failure> failures(int limit) {
		return this.jdbc.sql("""
				select notice_key, method, state, failure_reason, tries, settled_at from notice
				 where state in ('REFUSED', 'BOUNCED', 'OPTED_OUT', 'EXPIRED')
				 order by settled_at desc, notice_key fetch first :limit rows only
				""")
			.param("limit", limit)
			.query((row, number) -> new Failure(row.getString("notice_key"), words(row.getString("method")),
					words(row.getString("state")), row.getString("failure_reason"), row.getInt("tries"),
					NoticeLog.instant(row, "settled_at")))
			.list();
	}

	static String words(String constant) {
		return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
	}

}
