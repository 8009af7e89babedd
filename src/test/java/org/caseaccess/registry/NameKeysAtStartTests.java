package org.caseaccess.registry;

import org.awaitility.Awaitility;
import org.caseaccess.driver.WholeApplicationTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The keys of names are brought up to date by the running program itself (R19). */
@WholeApplicationTest
class NameKeysAtStartTests {

	@Autowired
	private NameKeys keys;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void theProgramMakesTheKeysAnewWhenItIsReady() {
		Awaitility.await()
			.until(() -> this.jdbc
				.sql("select count(*) from name_key_rebuild where key_version = :version and finished_at is not null")
				.param("version", this.keys.version())
				.query(Integer.class)
				.single() == 1);
	}

}
