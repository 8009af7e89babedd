package org.caseaccess.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
 * What clients write back (R20). A wish to stop ends text messages and is never a yes; an
 * answer needs its matching code and the number that was asked. Who is being asked and
 * gives no answer that counts is told so, while there is time. HELP is always answered;
 * every other reply has a bound, as two machines must not talk for ever. Each message
 * counts once.
 */
@Service
public class IncomingTexts {

	private static final Logger log = LoggerFactory.getLogger(IncomingTexts.class);

	/** Whoever asks for help gets it; a person does not ask more often. */
	private static final Limit HELP = new Limit(30, Duration.ofHours(1));

	/** One helpful reply to a number in so long, to what nobody asked for. */
	private static final Limit UNASKED = new Limit(1, Duration.ofHours(1));

	/** An answer that comes to nothing is said to be so, but not for ever either. */
	private static final Limit IN_VAIN = new Limit(3, Duration.ofHours(1));

	/** So often to each question that is open: questions are limited themselves. */
	private static final Limit UNCOUNTED = new Limit(5, Duration.ofHours(1));

	/** And so many to all numbers together that we never wrote to. */
	private static final Limit STRANGERS = new Limit(100, Duration.ofHours(1));

	private static final Limit STRANGERS_FOR_HELP = new Limit(1_000, Duration.ofHours(1));

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
		return reply(text).filter((reply) -> !reply.isEmpty());
	}

	private Optional<String> reply(IncomingText text) {
		Optional<MobileNumber> number = MobileNumber.of(text.from());
		if (number.isEmpty() || !this.notices.isNews("text " + text.id())) {
			return Optional.empty();
		}
		Sender sender = new Sender(number.get(), this.notices.texted(number.get().hashes(this.keys)),
				HelpWords.isSpanish(text.body()));
		IncomingWord word = IncomingWord.of(text.body());
		log.info("text message {} from a client: {}", text.id(), word.kind());
		return switch (word.kind()) {
			case STOP -> switched(sender, true, "stopped").filter((reply) -> !text.providerAnswered());
			case STOP_AND_DECLINE -> stoppedAndAnswered(sender, word);
			case START -> switched(sender, false, "started").filter((reply) -> !text.providerAnswered());
			case HELP -> help(sender).filter((reply) -> !text.providerAnswered());
			case ACCEPT, DECLINE -> answered(sender, word);
			case UNCLEAR, COURTESY, OTHER -> uncounted(sender).or(() -> notAsked(sender, word.kind()));
		};
	}

	/** A number with the notices that went to it, newest first. */
	private record Sender(MobileNumber number, List<NoticeLog.TextedNotice> notices, boolean spanish) {
	}

	private Optional<String> switched(Sender sender, boolean out, String reply) {
		return this.optOuts.set(sender.number, out) ? Optional.of(reply(sender, reply, Map.of())) : Optional.empty();
	}

	private Optional<String> stoppedAndAnswered(Sender sender, IncomingWord word) {
		boolean declined = decide(sender, word) == AnswersByText.Result.DECLINED;
		Optional<String> stopped = switched(sender, true, "stopped");
		return declined ? Optional.of(reply(sender, "stoppedanddeclined", Map.of("code", word.code()))) : stopped;
	}

	private Optional<String> answered(Sender sender, IncomingWord word) {
		Map<String, String> values = Map.of("code", word.code());
		return switch (decide(sender, word)) {
			case ACCEPTED -> Optional.of(reply(sender, "accepted", values));
			case DECLINED -> Optional.of(reply(sender, "declined", values));
			case NOT_ASKED -> uncounted(sender).or(() -> notAsked(sender, IncomingWord.Kind.UNCLEAR));
		};
	}

	private AnswersByText.Result decide(Sender sender, IncomingWord word) {
		List<String> asked = asked(sender, true);
		return this.answers.isEmpty() || !this.properties.text().answers() || asked.isEmpty()
				? AnswersByText.Result.NOT_ASKED
				: this.answers.get().answer(asked, word.kind() == IncomingWord.Kind.ACCEPT, word.code());
	}

	/** The questions that went to a number and are open by the clock. */
	private List<String> asked(Sender sender, boolean byText) {
		Instant now = Instant.now(this.clock);
		return sender.notices.stream()
			.filter((notice) -> notice.purpose() == NoticePurpose.CONSENT_REQUEST && notice.answerByText() == byText)
			.filter((notice) -> notice.validUntil() != null && now.isBefore(notice.validUntil()))
			.map(NoticeLog.TextedNotice::key)
			.toList();
	}

	/**
	 * Who is being asked, and wrote what does not count, is told so. The code is that of
	 * the question, which went to this very number: it tells nobody anything new.
	 */
	private Optional<String> uncounted(Sender sender) {
		if (this.answers.isEmpty() || this.optOuts.contains(sender.number)) {
			return Optional.empty();
		}
		boolean byText = this.properties.text().answers();
		List<String> questions = byText ? asked(sender, true) : List.of();
		List<String> codes = this.answers.get().asked(questions).stream().distinct().toList();
		if (codes.isEmpty()) {
			List<String> byLink = asked(sender, false);
			return this.answers.get().asked(byLink).isEmpty() ? Optional.empty()
					: told(byLink, reply(sender, "uncountedlink", Map.of()));
		}
		return told(questions, (codes.size() == 1) ? reply(sender, "uncounted", Map.of("code", codes.getFirst()))
				: reply(sender, "uncountedmany", Map.of()));
	}

	/** As often as is allowed for the newest question; an empty text is no reply. */
	private Optional<String> told(List<String> questions, String reply) {
		boolean tooOften = this.limits.take("text-uncounted:" + questions.getFirst(), UNCOUNTED).isPresent();
		return Optional.of(tooOften ? "" : reply);
	}

	/**
	 * Nothing is asked: what looks like an answer comes to nothing, late or once more.
	 */
	private Optional<String> notAsked(Sender sender, IncomingWord.Kind kind) {
		if (this.optOuts.contains(sender.number) || kind == IncomingWord.Kind.COURTESY) {
			return Optional.empty();
		}
		if (kind == IncomingWord.Kind.UNCLEAR && !sender.notices.isEmpty()) {
			return limited(sender, "text-in-vain:", IN_VAIN, "invain");
		}
		boolean unknown = sender.notices.isEmpty();
		return (unknown && this.limits.take("text-help:strangers", STRANGERS).isPresent()) ? Optional.empty()
				: limited(sender, "text-help:", UNASKED, "help");
	}

	/** Also to who wants no text messages: help was asked for. */
	private Optional<String> help(Sender sender) {
		boolean unknown = sender.notices.isEmpty();
		return (unknown && this.limits.take("text-help-asked:strangers", STRANGERS_FOR_HELP).isPresent())
				? Optional.empty() : limited(sender, "text-help-asked:", HELP, "help");
	}

	private Optional<String> limited(Sender sender, String what, Limit limit, String reply) {
		String key = what + sender.number.hashes(this.keys).getFirst();
		return this.limits.take(key, limit).isPresent() ? Optional.empty()
				: Optional.of(reply(sender, reply, Map.of()));
	}

	/**
	 * In the language of the last notice that this number got, else in that of the text.
	 */
	private String reply(Sender sender, String key, Map<String, String> values) {
		String language = sender.notices.stream()
			.map(NoticeLog.TextedNotice::language)
			.findFirst()
			.orElse(sender.spanish ? "es" : NoticeWordings.LANGUAGES.getFirst());
		return this.texts.reply(key, this.wordings.versions().getFirst(), language, values);
	}

}
