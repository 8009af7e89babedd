package org.caseaccess.csv;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** CSV files that are safe to open, by double click too. */
class CsvFileTests {

	@Test
	void beginsWithAByteOrderMarkSoThatSpreadsheetsReadUtf8() {
		byte[] file = CsvFile.of((lines) -> lines.line("name").line("王小明 “Zoë”"));
		assertThat(file).startsWith(0xEF, 0xBB, 0xBF);
		assertThat(new String(file, StandardCharsets.UTF_8)).isEqualTo("\uFEFF\"name\"\r\n\"王小明 “Zoë”\"\r\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠1" })
	void noCellIsAFormula(String cell) {
		assertThat(lineOf(cell)).isEqualTo("\"'" + cell + "\"\r\n");
	}

	@Test
	void numbersStayNumbersAndNothingIsEmpty() {
		assertThat(lineOf(-1, null, "a\"b,c")).isEqualTo("\"-1\",\"\",\"a\"\"b,c\"\r\n");
	}

	private static String lineOf(Object... cells) {
		return new String(CsvFile.of((file) -> file.line(cells)), StandardCharsets.UTF_8).substring(1);
	}

}
