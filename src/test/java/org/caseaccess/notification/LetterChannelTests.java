package org.caseaccess.notification;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

import static org.assertj.core.api.Assertions.assertThat;

/** Letters, as the print service finds them. */
@TestInstance(Lifecycle.PER_CLASS)
@ResourceLock(NoticeDesk.DATABASE_LOCK)
class LetterChannelTests {

	private Path folder;

	private NoticeDesk desk;

	@BeforeAll
	void start(@TempDir Path temporary) throws IOException {
		this.folder = Files.createDirectory(temporary.resolve("letters"));
		this.desk = new NoticeDesk(Map.of("case-access.notification.letters", this.folder.toString()),
				ObjectMapper.class, LetterChannel.class);
	}

	@AfterAll
	void stop() {
		this.desk.close();
	}

	@Test
	void aLetterIsAFileThatIsWholeAndThereOnce() throws IOException {
		this.desk.ask("consent:7", NoticeMethod.POSTAL, null);
		assertThat(this.desk.send("consent:7", NoticeMethod.POSTAL).state()).isEqualTo(DeliveryState.ACCEPTED);
		this.desk.send("consent:7", NoticeMethod.POSTAL);
		assertThat(this.folder).isDirectoryContaining("glob:**.json");
		assertThat(Files.list(this.folder)).hasSize(1);
		JsonNode letter = new ObjectMapper().readTree(this.folder.resolve("consent-7.json").toFile());
		assertThat(letter.path("client").asText()).isEqualTo(NoticeDesk.CLIENT.toString());
		assertThat(letter.path("language").asText()).isEqualTo("en");
		assertThat(letter.path("body").asText()).isNotBlank();
	}

	@Test
	void withoutTheFolderItIsTriedAgain() throws IOException {
		Files.move(this.folder, this.folder.resolveSibling("away"));
		this.desk.ask("consent:8", NoticeMethod.POSTAL, null);
		this.desk.sendEventually("consent:8", NoticeMethod.POSTAL);
		assertThat(this.desk.state("consent:8")).isEqualTo("SENDING");
		Files.move(this.folder.resolveSibling("away"), this.folder);
		this.desk.advance(Duration.ofSeconds(5));
		this.desk.notices().deliver("consent:8");
		assertThat(this.desk.state("consent:8")).isEqualTo("ACCEPTED");
	}

}
