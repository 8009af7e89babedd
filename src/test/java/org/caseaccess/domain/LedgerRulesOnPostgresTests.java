package org.caseaccess.domain;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.dao.DataAccessException;
import org.springframework.test.context.ContextConfiguration;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DomainTest
@ContextConfiguration(initializers = OnPostgres.class)
class LedgerRulesOnPostgresTests extends LedgerRules {

	/** H2 has no triggers on this; whoever may do it there may delete the file, too. */
	@ParameterizedTest
	@ValueSource(strings = { "consent_text", "legal_hold", "audit_export" })
	void nothingIsEmptied(String table) {
		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(() -> this.jdbc.sql("truncate table " + table + " cascade").update())
			.withStackTraceContaining("insert only");
	}

}
