package org.caseaccess.driver;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;

/** One of the invented people, as {@code demo/registry.json} lists them. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record InventedClient(String firstName, String lastName, String sex, String dateOfBirth, String ssn,
		String method, String language, String email, String mobile, boolean portal, String caseNumber,
		List<String> associatedWith) {

	private static final Set<String> TWINS = Set.of("C-10009", "C-10010");

	/** All of them, in the order of the file. */
	public static List<InventedClient> all() {
		try (InputStream input = InventedClient.class.getResourceAsStream("/demo/registry.json")) {
			return new ObjectMapper().readValue(input, People.class).clients();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Those whom nobody acts for yet and whom a text message or an email reaches. */
	public static List<InventedClient> reachable() {
		return newcomers().stream().filter(InventedClient::isReachable).toList();
	}

	/** Those whom nobody acts for yet and who want letters. */
	public static List<InventedClient> preferringLetters() {
		return newcomers().stream().filter((client) -> client.method().equals("POSTAL")).toList();
	}

	private static List<InventedClient> newcomers() {
		return all().stream()
			.filter((client) -> client.associatedWith().isEmpty() && !TWINS.contains(client.caseNumber()))
			.toList();
	}

	private boolean isReachable() {
		return switch (this.method) {
			case "TEXT" -> this.mobile != null && !this.mobile.startsWith("+1555000");
			case "EMAIL" -> this.email != null && !this.email.endsWith("@undeliverable.example");
			default -> false;
		};
	}

	/** Where notices for this client arrive. */
	public String address() {
		return this.method.equals("TEXT") ? this.mobile : this.email;
	}

	@JsonIgnoreProperties(ignoreUnknown = true)
	record People(List<InventedClient> clients) {
	}

}
