package org.caseaccess.audit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps who took which file out of the system: recorded before the file is handed over,
 * never changed.
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

	void record(String by, String subject, ExportFormat format, byte[] file) {
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
			.param("sha256", sha256(file))
			.param("bytes", (long) file.length)
			.update();
		log.info("audit export {} as {}", id, format);
	}

	private static String sha256(byte[] file) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
