package org.caseaccess.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.caseaccess.limit.Limit;
import org.caseaccess.limit.Limits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What clients write back. STOP ends text messages and is never an answer; an answer
 * needs its matching code and the number that was asked; anything else gets one helpful
 * reply. Each message counts once.
 */
@Service
public class IncomingTexts {

	private static final Logger log = LoggerFactory.getLogger(IncomingTexts.class);

	/** One helpful reply to a number in so long: two machines must not talk for ever. */
	private static final Limit HELP = new Limit(1, Duration.ofHours(1));

	/** An answer that comes to nothing is said to be so, but not for ever either. */
	private static final Limit IN_VAIN = new Limit(3, Duration.ofHours(1));

	/** And so many to all numbers together that we never wrote to. */
	private static final Limit STRANGERS = new Limit(100, Duration.ofHours(1));

	private final NoticeLog notices;

	private final TextOptOuts optOuts;

	private final NoticeKeys keys;

	private final NoticeTexts texts;

	private final NoticeWordings wordings;

	private final Optional<AnswersByText> answers;

	private final Limits limits;

	private final NotificationProperties properties;

	private final Clock clock;

	IncomingTexts(NoticeLog notices, TextOptOuts optOuts, NoticeKeys keys, NoticeTexts texts, NoticeWordings wordings,
			Optional<AnswersByText> answers, Limits limits, NotificationProperties properties, Clock clock) {
		this.notices = notices;
		this.optOuts = optOuts;
		this.keys = keys;
		this.texts = texts;
		this.wordings = wordings;
		this.answers = answers;
		this.limits = limits;
		this.properties = properties;
		this.clock = clock;
	}

	/**
	 * Takes a text message.
	 * @param text the message
	 * @return what to reply, or empty for nothing
	 */
	@Transactional
	public Optional<String> receive(IncomingText text) {
		Optional<MobileNumber> number = MobileNumber.of(text.from());
		if (number.isEmpty() || !this.notices.isNews("text " + text.id())) {
			return Optional.empty();
		}
		Sender sender = new Sender(number.get(), this.notices.texted(number.get().hashes(this.keys)));
		IncomingWord word = IncomingWord.of(text.body());
		log.info("text message {} from a client: {}", text.id(), word.kind());
		return switch (word.kind()) {
			case STOP -> switched(sender, true, "stopped").filter((reply) -> !text.providerAnswered());
			case START -> switched(sender, false, "started").filter((reply) -> !text.providerAnswered());
			case ACCEPT, DECLINE -> answered(sender, word);
			case OTHER -> help(sender);
		};
	}

	/** A number with the notices that went to it, newest first. */
	private record Sender(MobileNumber number, List<NoticeLog.TextedNotice> notices) {
	}

	private Optional<String> switched(Sender sender, boolean out, String reply) {
		return this.optOuts.set(sender.number, out) ? Optional.of(reply(sender, reply, Map.of())) : Optional.empty();
	}

	private Optional<String> answered(Sender sender, IncomingWord word) {
		if (this.answers.isEmpty() || !this.properties.text().answers()) {
			return help(sender);
		}
		Instant now = Instant.now(this.clock);
		List<String> asked = sender.notices.stream()
			.filter((notice) -> notice.purpose() == NoticePurpose.CONSENT_REQUEST)
			.filter((notice) -> notice.validUntil() != null && now.isBefore(notice.validUntil()))
			.map(NoticeLog.TextedNotice::key)
			.toList();
		Map<String, String> values = Map.of("code", word.code());
		return switch (this.answers.get().answer(asked, word.kind() == IncomingWord.Kind.ACCEPT, word.code())) {
			case ACCEPTED -> Optional.of(reply(sender, "accepted", values));
			case DECLINED -> Optional.of(reply(sender, "declined", values));
			case NOT_ASKED -> nothingChanged(sender);
		};
	}

	/** Whoever answers late, or once more, must not believe that it counts. */
	private Optional<String> nothingChanged(Sender sender) {
		if (sender.notices.isEmpty() || this.optOuts.contains(sender.number)) {
			return help(sender);
		}
		String key = "text-in-vain:" + sender.number.hashes(this.keys).getFirst();
		return this.limits.take(key, IN_VAIN).isPresent() ? Optional.empty()
				: Optional.of(reply(sender, "invain", Map.of()));
	}

	private Optional<String> help(Sender sender) {
		if (this.optOuts.contains(sender.number)) {
			return Optional.empty();
		}
		boolean known = !sender.notices.isEmpty();
		if (!known && this.limits.take("text-help:strangers", STRANGERS).isPresent()) {
			return Optional.empty();
		}
		String key = "text-help:" + sender.number.hashes(this.keys).getFirst();
		return this.limits.take(key, HELP).isPresent() ? Optional.empty()
				: Optional.of(reply(sender, "help", Map.of()));
	}

	/** In the language of the last notice that this number got. */
	private String reply(Sender sender, String key, Map<String, String> values) {
		String language = sender.notices.stream()
			.map(NoticeLog.TextedNotice::language)
			.findFirst()
			.orElse(NoticeWordings.LANGUAGES.getFirst());
		Map<String, String> all = new HashMap<>(values);
		all.put("phone", this.properties.helpPhone());
		return this.texts.reply(key, this.wordings.versions().getFirst(), language, all);
	}

}
