package org.caseaccess.notification;

import java.time.Duration;

import org.caseaccess.notification.NoticeOverview.Channel;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

/** What operators see: how the channels are, what failed last, and what clients read. */
class NoticeOperationsTests extends TwilioTest {

	private static final String BAD_NUMBER = "+1 no number 4711";

	NoticeOperationsTests() {
		super(NoticeOverview.class, NoticePreviews.class);
	}

	@Test
	void theLastFailuresComeFirstWithTheirReasonsAndWithoutAddresses() {
		for (String key : new String[] { "consent:1", "consent:2" }) {
			this.desk.ask(key, NoticeMethod.TEXT, BAD_NUMBER);
			this.desk.send(key, NoticeMethod.TEXT);
			this.desk.advance(Duration.ofSeconds(1));
		}
		this.desk.ask("consent:3", NoticeMethod.TEXT, "+12025550123");
		this.desk.send("consent:3", NoticeMethod.TEXT);
		NoticeOverview overview = this.desk.get(NoticeOverview.class);
		assertThat(overview.failures(10))
			.extracting(NoticeOverview.Failure::key, NoticeOverview.Failure::channel, NoticeOverview.Failure::state)
			.containsExactly(tuple("consent:2", "text", "refused"), tuple("consent:1", "text", "refused"));
		assertThat(overview.failures(1)).singleElement().satisfies((failure) -> {
			assertThat(failure.reason()).isNotBlank();
			assertThat(failure.toString()).doesNotContain("4711");
		});
		assertThat(overview.channels()).contains(new Channel("text", "works", 1, 2, 0))
			.contains(new Channel("postal", "not set up", 0, 0, 0));
	}

	@Test
	void everyWordingIsShownInBothLanguagesAsClientsReadIt() {

		assertThat(this.desk.get(NoticePreviews.class).all())
			.hasSize(this.desk.get(NoticeWordings.class).versions().size() * NoticePurpose.values().length
					* NoticeWordings.LANGUAGES.size())
			.allSatisfy((preview) -> {
				assertThat(preview.body()).contains("Alex Sample").doesNotContain("{", "}");
				assertThat(preview.text()).doesNotContain("{", "}");
				assertThat(this.desk.get(NoticePreviews.class)
					.email(preview.version(), preview.language(), preview.purpose().name())).get()
					.asString()
					.contains("<html", "Alex Sample");
			})
			.filteredOn((preview) -> preview.purpose() == NoticePurpose.CONSENT_REQUEST)
			.allMatch((preview) -> preview.segments().fits());
	}

}
