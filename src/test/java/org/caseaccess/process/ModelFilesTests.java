package org.caseaccess.process;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A broken or missing model stops the start with one line: the file and the fault. */
class ModelFilesTests {

	@TempDir
	Path folder;

	@BeforeEach
	void copyTheModels() throws IOException {
		FileSystemUtils.copyRecursively(Path.of("bpmn"), this.folder.resolve("bpmn"));
		FileSystemUtils.copyRecursively(Path.of("forms"), this.folder.resolve("forms"));
	}

	@Test
	void theModelsOfTheRepositoryAreFine() {
		assertThatCode(this::check).doesNotThrowAnyException();
	}

	@Test
	void aMissingFormIsNamed() throws IOException {
		Files.delete(this.folder.resolve("forms/view-case.form"));
		assertFault("forms/view-case.form: is missing, and bpmn/request-case-access.bpmn needs it");
	}

	@Test
	void aBrokenFormIsNamed() throws IOException {
		Files.writeString(this.folder.resolve("forms/view-case.form"), "{ \"id\": ");
		assertFault("forms/view-case.form: is not a form");
	}

	@Test
	void aFormWithAnotherIdIsNamed() throws IOException {
		Files.writeString(this.folder.resolve("forms/view-case.form"), "{ \"id\": \"case-view\" }");
		assertFault("forms/view-case.form: has the id 'case-view'");
	}

	@Test
	void aMissingProcessIsNamed() throws IOException {
		Files.delete(this.folder.resolve("bpmn/request-case-access.bpmn"));
		assertFault("bpmn/request-case-access.bpmn: is missing");
	}

	@Test
	void aBrokenProcessIsNamed() throws IOException {
		Files.writeString(this.folder.resolve("bpmn/request-case-access.bpmn"), "<bpmn:definitions");
		assertFault("bpmn/request-case-access.bpmn: is not BPMN");
	}

	@Test
	void aTaskWithoutAJobTypeIsNamed() throws IOException {
		Path process = this.folder.resolve("bpmn/request-case-access.bpmn");
		Files.writeString(process,
				Files.readString(process).replace("<zeebe:taskDefinition type=\"notify-client\" retries=\"3\" />", ""));
		assertFault("bpmn/request-case-access.bpmn: Task_NotifyClient: ");
	}

	@Test
	void aBrokenDecisionIsNamed() throws IOException {
		Files.writeString(this.folder.resolve("bpmn/consent-method.dmn"), "no xml");
		assertFault("bpmn/consent-method.dmn: is not DMN");
	}

	private void assertFault(String line) {
		assertThatExceptionOfType(BrokenModelException.class).isThrownBy(this::check)
			.withMessageStartingWith(line)
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("\n"));
	}

	private void check() throws IOException {
		try (URLClassLoader loader = new URLClassLoader(new URL[] { this.folder.toUri().toURL() }, null)) {
			new ModelFiles(new DefaultResourceLoader(loader), new ObjectMapper()).afterSingletonsInstantiated();
		}
	}

}
