package org.caseaccess.process;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import io.camunda.client.api.response.ActivatedJob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/** What a job says is read without trust: what does not fit is not there. */
class JobClaimsTests {

	private static final String NUMBER = "918-38-6296";

	@ParameterizedTest
	@ValueSource(strings = { "null", "true", "7", "7.5", "-1", "1e400", "99999999999", "[]", "{}", "\"\"", "\" \"",
			"[\"918-38-6296\"]", "{\"claim\":\"918-38-6296\"}", "\"918-38-6296\"", "\"1-1-1-1-1\"", "\"P\"", "\"PT\"",
			"\"P99999999999999999999D\"", "\"granted\"", "\"\\u0000\"" })
	void whatIsOfAnotherTypeIsNotThere(String value) {
		JobClaims claims = JobClaims.of("{\"claim\":" + value + "}");
		assertThat(claims.id("claim")).isEmpty();
		assertThat(claims.duration("claim")).isEmpty();
		assertThat(claims.choice("claim", CloseReason.class)).isEmpty();
		if (!List.of("7", "-1").contains(value)) {
			assertThat(claims.number("claim")).isEmpty();
		}
		assertThat(claims.all()).hasSize(1);
	}

	@Test
	void whatFitsIsThere() {
		UUID id = UUID.randomUUID();
		JobClaims claims = JobClaims.of("""
				{"id":"%s","window":"PT90S","most":3,"reason":"EXPIRED","name":"Ruth"}""".formatted(id));
		assertThat(claims.id("id")).contains(id);
		assertThat(claims.duration("window")).contains(Duration.ofSeconds(90));
		assertThat(claims.number("most")).hasValue(3);
		assertThat(claims.choice("reason", CloseReason.class)).contains(CloseReason.EXPIRED);
		assertThat(claims.text("name")).isEqualTo("Ruth");
		assertThat(claims.text("most")).isNull();
	}

	@Test
	void whatCannotBeReadAtAllIsAsIfNothingWasSaid() {
		String deep = "[".repeat(5000) + "]".repeat(5000);
		for (String variables : new String[] { null, "", "null", "[]", "7", "{", "{\"claim\":" + deep + "}" }) {
			assertThatNoException().isThrownBy(() -> {
				JobClaims claims = JobClaims.of(variables);
				assertThat(claims.id("claim")).isEmpty();
				assertThat(claims.all()).isEmpty();
			});
		}
	}

	@Test
	void aJobThatIsWrittenSaysNothingOfItsVariables() {
		ActivatedJob job = mock(ActivatedJob.class, (call) -> call.getMethod().getReturnType() == String.class ? NUMBER
				: Answers.RETURNS_DEFAULTS.answer(call));
		given(job.getKey()).willReturn(4711L);
		ActivatedJob quiet = QuietJob.of(job);
		assertThat(quiet.getVariables()).isEqualTo(NUMBER);
		assertThat(quiet.toString()).isEqualTo("job 4711");
		assertThat(quiet.toJson()).isEqualTo("job 4711");
	}

}
