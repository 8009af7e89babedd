package org.caseaccess.registry;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The agents' notes in the clients' cases: written once, never changed. Whoever shows or
 * adds one has checked that the agent is associated with the client.
 */
@Service
public class CaseNotes {

	/** So many characters a note can have. */
	public static final int LENGTH = 2000;

	private static final Logger log = LoggerFactory.getLogger(CaseNotes.class);

	/**
	 * Nine digits, grouped as a social security number may be (R7), not as a ZIP+4 is.
	 */
	private static final Pattern SSN = Pattern.compile("(?<![\\d-])\\d{3}([- ]?)\\d{2}\\1\\d{4}(?![\\d-])");

	private final JdbcClient jdbc;

	private final Clock clock;

	CaseNotes(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Says what is wrong with a note.
	 * @param typed what the agent typed, or null
	 * @return plain words, or empty when it can be added
	 */
	public Optional<String> check(String typed) {
		String note = tidied(typed);
		if (note.isEmpty()) {
			return Optional.of("Enter the text of the note.");
		}
		if (note.length() > LENGTH) {
			return Optional
				.of("A note can have at most %,d characters; this one has %,d.".formatted(LENGTH, note.length()));
		}
		if (note.chars().anyMatch((character) -> Character.isISOControl(character) && character != '\n')) {
			return Optional.of("The note contains a character that cannot be used.");
		}
		if (note.lines().map(LookAlikes::plain).anyMatch((line) -> SSN.matcher(line).find())) {
			return Optional.of("The note seems to contain a Social Security Number. Leave it out.");
		}
		return Optional.empty();
	}

	/**
	 * Adds a note. The same id again is the same note.
	 * @param id the note's id, chosen by whoever adds it, so that adding twice adds one
	 * @param caseId the case
	 * @param agentId who writes it
	 * @param typed the text, which {@link #check} found to be right
	 * @throws IllegalArgumentException when the text is not right
	 */
	public void add(UUID id, UUID caseId, UUID agentId, String typed) {
		check(typed).ifPresent((wrong) -> {
			throw new IllegalArgumentException(wrong);
		});
		int added = this.jdbc.sql("""
				insert into case_note (id, case_id, agent_id, note, written_at)
				values (:id, :caseId, :agentId, :note, :now) on conflict do nothing
				""")
			.param("id", id)
			.param("caseId", caseId)
			.param("agentId", agentId)
			.param("note", tidied(typed))
			.param("now", Instant.now(this.clock).atOffset(ZoneOffset.UTC))
			.update();
		if (added == 1) {
			log.info("note {} added to case {} by agent {}", id, caseId, agentId);
		}
	}

	/**
	 * The notes of a case, by all agents.
	 * @param caseId the case
	 * @return the newest first
	 */
	public List<CaseNote> of(UUID caseId) {
		return this.jdbc.sql("""
				select a.first_name, a.last_name, n.written_at, n.note
				  from case_note n join agent a on a.id = n.agent_id
				 where n.case_id = :caseId
				 order by n.written_at desc, n.id
				""")
			.param("caseId", caseId)
			.query((row, number) -> new CaseNote(row.getString("first_name") + " " + row.getString("last_name"),
					row.getObject("written_at", OffsetDateTime.class).toInstant(), row.getString("note")))
			.list();
	}

	private static String tidied(String typed) {
		return (typed != null) ? typed.replace("\r\n", "\n").replace('\t', ' ').strip() : "";
	}

}
