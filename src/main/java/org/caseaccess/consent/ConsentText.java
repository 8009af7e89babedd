package org.caseaccess.consent;

import java.util.List;

/**
 * The text that a client agrees to: what access means, for how long, how to end it (R3).
 *
 * @param version which text
 * @param language {@code en} or {@code es}
 * @param title one line
 * @param paragraphs the text
 * @param sha256 of the exact text, for the consent record (R8)
 */
public record ConsentText(String version, String language, String title, List<String> paragraphs, String sha256) {
}
