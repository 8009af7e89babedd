package org.caseaccess.embedded.engine;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * How long the embedded engine is awaited: as long as it gets on.
 */
class ProgressTests {

	private final AtomicLong now = new AtomicLong();

	private final Progress progress = new Progress(() -> 0);

	private final Progress.Watch watch = this.progress.watch(this.now::get);

	@Test
	void aSlowEngineIsAwaitedForAsLongAsItGetsOn() {
		for (int i = 0; i < 100; i++) {
			pass(Progress.PATIENCE.minusSeconds(1));
			this.progress.step();
			assertThat(this.watch.isStandstill()).isFalse();
		}
	}

	@Test
	void anEngineThatStandsStillIsGivenUpAfterALongTime() {
		pass(Duration.ofSeconds(119));
		assertThat(this.watch.isStandstill()).isFalse();
		pass(Duration.ofSeconds(1));
		assertThat(this.watch.isStandstill()).isTrue();
	}

	@Test
	void theLastStepCountsNotTheStart() {
		pass(Duration.ofSeconds(119));
		this.progress.step();
		assertThat(this.watch.isStandstill()).isFalse();
		pass(Duration.ofSeconds(119));
		assertThat(this.watch.isStandstill()).isFalse();
		pass(Duration.ofSeconds(1));
		assertThat(this.watch.isStandstill()).isTrue();
	}

	@Test
	void whatFailedIsNotAwaited() {
		CompletableFuture<Void> failed = CompletableFuture.failedFuture(new IllegalStateException("broken"));
		assertThatExceptionOfType(EngineUnavailable.class)
			.isThrownBy(() -> this.progress.await(failed, "it does not open"))
			.withMessageContaining("it does not open: java.lang.IllegalStateException: broken");
	}

	private void pass(Duration time) {
		this.now.addAndGet(time.toNanos());
	}

}
