package org.caseaccess.notification;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import com.twilio.security.RequestValidator;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Component;

/**
 * Tells Twilio's calls from forged ones: Twilio signs the address that it calls and what
 * it sends, with the account's secret. The address is the one that we told Twilio, not
 * what the request says of itself.
 */
@Component
class TwilioSignature {

	static final String HEADER = "X-Twilio-Signature";

	/** Twilio sends much less. */
	private static final int MOST_PARAMETERS = 100;

	private final Optional<RequestValidator> validator;

	private final URI publicUrl;

	TwilioSignature(NotificationProperties properties) {
		this.validator = Optional.ofNullable(properties.text().authToken())
			.filter((token) -> !token.isBlank())
			.map(RequestValidator::new);
		this.publicUrl = properties.publicUrl();
	}

	/** Whether Twilio sent this; without an account nothing is from Twilio. */
	boolean isGenuine(HttpServletRequest request) {
		String signature = request.getHeader(HEADER);
		if (this.validator.isEmpty() || signature == null || request.getParameterMap().size() > MOST_PARAMETERS) {
			return false;
		}
		// only the first of several is signed
		if (request.getParameterMap().values().stream().anyMatch((values) -> values.length > 1)) {
			return false;
		}
		String query = (request.getQueryString() != null) ? "?" + request.getQueryString() : "";
		String address = this.publicUrl.resolve(request.getRequestURI()) + query;
		return this.validator.get().validate(address, posted(request), signature);
	}

	/** What was sent in the body: the address has its own parameters. */
	private static Map<String, String> posted(HttpServletRequest request) {
		Map<String, String> posted = new HashMap<>();
		request.getParameterMap().forEach((name, values) -> {
			if (!(name.equals(TwilioHooks.NOTICE) && request.getQueryString() != null)) {
				posted.put(name, values[0]);
			}
		});
		return posted;
	}

}
