package org.caseaccess.notification;

import java.time.Duration;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes what providers tell about notices that they have taken. Each report counts once;
 * what is final stays final.
 */
@Service
public class DeliveryReports {

	private static final Logger log = LoggerFactory.getLogger(DeliveryReports.class);

	private static final Duration PAUSE = Duration.ofSeconds(2);

	private static final int MOST_TRIES = 3;

	private final NoticeLog notices;

	private final ApplicationEventPublisher events;

	private final Duration usefulFor;

	DeliveryReports(NoticeLog notices, ApplicationEventPublisher events, NotificationProperties properties) {
		this.notices = notices;
		this.events = events;
		this.usefulFor = properties.usefulFor();
	}

	/**
	 * Records what became of a notice. A failure ends at once what waits for the notice.
	 * @param event names the report: the same name again is a replay
	 * @param key the notice
	 * @param news what became of it
	 * @return whether it changed anything
	 */
	@Transactional
	public boolean report(String event, String key, Delivery news) {
		Optional<NoticeLog.Entry> entry = this.notices.find(key);
		if (entry.isEmpty() || !this.notices.isNews(event)) {
			return false;
		}
		return settle(entry.get(), news);
	}

	/**
	 * Records a failure that may pass: the notice is sent again while there is time for
	 * it.
	 * @param event names the report: the same name again is a replay
	 * @param key the notice
	 * @param news what it is when there is no time
	 * @return whether it changed anything
	 */
	@Transactional
	public boolean reportPassing(String event, String key, Delivery news) {
		Optional<NoticeLog.Entry> entry = this.notices.find(key);
		if (entry.isEmpty() || !this.notices.isNews(event)) {
			return false;
		}
		if (this.notices.sendAgain(entry.get(), PAUSE, MOST_TRIES, this.usefulFor)) {
			log.info("notice {} is sent again", key);
			return true;
		}
		return settle(entry.get(), news);
	}

	private boolean settle(NoticeLog.Entry entry, Delivery news) {
		if (!this.notices.report(entry, news)) {
			return false;
		}
		log.info("notice {}: {}", entry.key(), news.state());
		if (!news.delivered()) {
			this.events.publishEvent(new NoticeFailed(entry.key(), entry.purpose(), news.reason()));
		}
		return true;
	}

}
