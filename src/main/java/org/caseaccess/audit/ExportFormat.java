package org.caseaccess.audit;

import java.util.Locale;
import java.util.Optional;

import org.caseaccess.csv.CsvFile;

import org.springframework.http.MediaType;

/** The formats of the auditors' files. */
enum ExportFormat {

	JSON(MediaType.APPLICATION_JSON), CSV(CsvFile.TYPE), PDF(MediaType.APPLICATION_PDF);

	private final MediaType type;

	ExportFormat(MediaType type) {
		this.type = type;
	}

	MediaType type() {
		return this.type;
	}

	String extension() {
		return name().toLowerCase(Locale.ENGLISH);
	}

	static Optional<ExportFormat> ofExtension(String extension) {
		for (ExportFormat format : values()) {
			if (format.extension().equals(extension)) {
				return Optional.of(format);
			}
		}
		return Optional.empty();
	}

}
