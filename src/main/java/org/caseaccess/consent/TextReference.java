package org.caseaccess.consent;

/** The exact text that the client read or heard; {@link ConsentTextArchive} keeps it. */
record TextReference(String textVersion, String textLanguage, String textSha256) {
}
