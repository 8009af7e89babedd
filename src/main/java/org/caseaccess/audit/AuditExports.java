package org.caseaccess.audit;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps who took which file out of the system: recorded, with its hash, before the file
 * is handed over, never changed. A file of any length is written to the disk first, for
 * this program's eyes only, and is gone when it was sent.
 */
@Component
class AuditExports {

	private static final Logger log = LoggerFactory.getLogger(AuditExports.class);

	private final JdbcClient jdbc;

	private final Clock clock;

	AuditExports(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	ExportFile make(String by, String subject, ExportFormat format, Content content) {
		try {
			Path file = Files.createTempFile("case-access-export-", null);
			try {
				String sha256 = write(file, content);
				long length = Files.size(file);
				record(by, subject, format, sha256, length);
				return new ExportFile(
						new InputStreamResource(Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE)),
						length);
			}
			catch (IOException | RuntimeException ex) {
				Files.deleteIfExists(file);
				throw ex;
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("an export cannot be written", ex);
		}
	}

	private static String write(Path file, Content content) throws IOException {
		MessageDigest digest = sha256();
		try (OutputStream output = new BufferedOutputStream(
				new DigestOutputStream(Files.newOutputStream(file), digest))) {
			content.writeTo(output);
		}
		return HexFormat.of().formatHex(digest.digest());
	}

	private void record(String by, String subject, ExportFormat format, String sha256, long length) {
		UUID id = UUID.randomUUID();
		this.jdbc.sql("""
				insert into audit_export (id, exported_by, exported_at, subject, format, file_sha256, file_bytes)
				values (:id, :by, :now, :subject, :format, :sha256, :bytes)
				""")
			.param("id", id)
			.param("by", by)
			.param("now", Instant.now(this.clock).atOffset(ZoneOffset.UTC))
			.param("subject", subject)
			.param("format", format.name())
			.param("sha256", sha256)
			.param("bytes", length)
			.update();
		log.info("audit export {} as {}", id, format);
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** What writes a file. */
	interface Content {

		void writeTo(OutputStream output) throws IOException;

	}

	/** A file that is on record. Whoever reads it to its end has it deleted. */
	record ExportFile(Resource content, long length) {
	}

}
