package org.caseaccess.notification;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

import org.springframework.boot.test.system.OutputCaptureExtension;

/** Notices on one side, a stand-in that speaks Twilio's API on the other. */
@TestInstance(Lifecycle.PER_CLASS)
@ResourceLock(NoticeDesk.DATABASE_LOCK)
@ResourceLock(Resources.SYSTEM_OUT)
@ExtendWith(OutputCaptureExtension.class)
abstract class TwilioTest {

	static final String NUMBER = "+12025550123";

	final TwilioStandIn twilio = new TwilioStandIn();

	final NoticeDesk desk;

	TwilioTest(Class<?>... more) {
		this.desk = new NoticeDesk(this.twilio.settings(), more);
	}

	@BeforeEach
	void startAfresh() {
		this.twilio.startAfresh();
		this.desk.startAfresh();
	}

	@AfterAll
	void stop() {
		this.desk.close();
		this.twilio.close();
	}

}
