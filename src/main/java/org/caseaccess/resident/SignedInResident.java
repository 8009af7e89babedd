package org.caseaccess.resident;

import java.security.Principal;
import java.util.Locale;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import org.caseaccess.notification.PortalInbox;
import org.caseaccess.registry.ClientProfile;
import org.caseaccess.registry.Clients;

import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/**
 * The client behind the account that is signed in. An account that was closed meanwhile
 * finds nothing any more.
 */
@Component
class SignedInResident {

	private final JdbcClient jdbc;

	private final Clients clients;

	private final PortalInbox inbox;

	SignedInResident(JdbcClient jdbc, Clients clients, PortalInbox inbox) {
		this.jdbc = jdbc;
		this.clients = clients;
		this.inbox = inbox;
	}

	/** Also chooses the language of the page that answers the request. */
	Resident of(Principal principal, HttpServletRequest request) {
		ClientProfile client = this.jdbc
			.sql("select client_id from account where username = :username and role = 'RESIDENT' and enabled")
			.param("username", principal.getName())
			.query(UUID.class)
			.optional()
			.flatMap(this.clients::byId)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		Locale language = ResidentLanguage.known(request.getParameter("lang"))
			.or(() -> ResidentLanguage.kept(request))
			.or(() -> ResidentLanguage.known(client.preferredLanguage()))
			.orElse(Locale.ENGLISH);
		// also for the page of an error, which does not know the client
		ResidentLanguage.keep(language, request);
		ResidentLanguage.use(language, request);
		return new Resident(client.id(), client.name(), client.caseNumber(), language, this.inbox.unread(client.id()));
	}

}
