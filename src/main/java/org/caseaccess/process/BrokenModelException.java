package org.caseaccess.process;

/**
 * A model or form cannot be used. The message is one line: the file and the fault.
 */
class BrokenModelException extends RuntimeException {

	BrokenModelException(String file, String fault) {
		super(file + ": " + fault.replaceAll("\\s+", " ").strip());
	}

}
