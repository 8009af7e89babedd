package org.caseaccess.registry;

import java.util.List;

import org.caseaccess.registry.RegistryProperties.SsnKey;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Keys change; what older keys protect stays readable and can be found (R7). */
class SsnProtectionTests {

	private static final String NUMBER = "911-31-6037";

	private static final SsnKey OLD = new SsnKey("2025", "an-old-secret-of-at-least-32-letters");

	private static final SsnKey NEW = new SsnKey("2026", "a-newer-secret-of-at-least-32-letters");

	private final SsnProtection before = protection(OLD);

	private final SsnProtection after = protection(NEW, OLD);

	@Test
	void theFirstKeyWrites() {
		assertThat(this.after.hash(NUMBER)).startsWith("2026:").isEqualTo(protection(NEW).hash(NUMBER));
		assertThat(this.after.encryptLastFour(NUMBER)).startsWith("2026:").doesNotContain("6037");
	}

	@Test
	void aNumberIsSearchedByEveryKey() {
		SocialSecurityNumber typed = SocialSecurityNumber.parse("911316037").orElseThrow();
		assertThat(this.after.hashes(typed).split(" ")).containsExactly(this.after.hash(NUMBER),
				this.before.hash(NUMBER));
	}

	@Test
	void whatAnOlderKeyProtectsIsReadable() {
		assertThat(this.after.masked(this.before.encryptLastFour(NUMBER))).isEqualTo("***-**-6037");
		String withoutId = this.before.encryptLastFour(NUMBER).substring("2025:".length());
		assertThat(this.after.masked(withoutId)).isEqualTo("***-**-6037");
		assertThat(this.after.masked(null)).isNull();
	}

	@Test
	void aKeyThatWasRemovedTooEarlyIsSaidSo() {
		String kept = this.before.encryptLastFour(NUMBER);
		assertThatIllegalStateException().isThrownBy(() -> protection(NEW).masked(kept))
			.withMessageContaining("removed too early");
	}

	@Test
	void keysAreCheckedAtTheStartAndNeverShown() {
		ApplicationContextRunner runner = new ApplicationContextRunner().withUserConfiguration(SsnProtection.class);
		runner
			.withPropertyValues("case-access.registry.ssn-keys[0].id=a",
					"case-access.registry.ssn-keys[0].secret=short")
			.run((context) -> assertThat(context).hasFailed());
		runner.run((context) -> assertThat(context).hasFailed());
		runner
			.withPropertyValues("case-access.registry.ssn-keys[0].id=a",
					"case-access.registry.ssn-keys[0].secret=" + OLD.secret(), "case-access.registry.ssn-keys[1].id=a",
					"case-access.registry.ssn-keys[1].secret=" + NEW.secret())
			.run((context) -> assertThat(context).hasFailed());
		assertThat(new RegistryProperties(List.of(OLD), false).toString()).doesNotContain(OLD.secret());
	}

	private static SsnProtection protection(SsnKey... keys) {
		return new SsnProtection(new RegistryProperties(List.of(keys), false));
	}

}
