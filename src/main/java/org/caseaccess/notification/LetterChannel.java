package org.caseaccess.notification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Hands letters to the exchange's print service: a file each, in a folder that it
 * empties. It knows where the client lives; Case Access does not. A letter that is handed
 * over again has the same name.
 */
@Component
@ConditionalOnProperty("case-access.notification.letters")
class LetterChannel implements NoticeChannel {

	private final Path folder;

	private final ObjectMapper json;

	LetterChannel(@Value("${case-access.notification.letters}") Path folder, ObjectMapper json) {
		this.folder = folder;
		this.json = json;
	}

	@Override
	public Set<NoticeMethod> methods() {
		return Set.of(NoticeMethod.POSTAL);
	}

	@Override
	public Delivery deliver(NoticeMethod method, RenderedNotice notice) {
		Map<String, Object> letter = new LinkedHashMap<>();
		letter.put("key", notice.key());
		letter.put("client", notice.clientId());
		letter.put("language", notice.language());
		letter.put("subject", notice.subject());
		letter.put("body", notice.body());
		String name = notice.key().replace(':', '-');
		try {
			// under its name it is whole
			Path unfinished = Files.write(this.folder.resolve(name + ".part"),
					this.json.writeValueAsString(letter).getBytes(StandardCharsets.UTF_8));
			Files.move(unfinished, this.folder.resolve(name + ".json"), StandardCopyOption.ATOMIC_MOVE);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("the letter cannot be written", ex);
		}
		return Delivery.accepted(null);
	}

}
