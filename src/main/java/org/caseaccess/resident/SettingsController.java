package org.caseaccess.resident;

import java.security.Principal;
import java.util.Locale;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import org.caseaccess.registry.ClientPreferences;
import org.caseaccess.registry.ClientProfile;
import org.caseaccess.registry.Clients;
import org.caseaccess.registry.PreferredMethod;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** How a resident hears from the exchange, and in which language. */
@Controller
@RequestMapping("/resident/settings")
class SettingsController {

	private final SignedInResident signedIn;

	private final Clients clients;

	private final ClientPreferences preferences;

	SettingsController(SignedInResident signedIn, Clients clients, ClientPreferences preferences) {
		this.signedIn = signedIn;
		this.clients = clients;
		this.preferences = preferences;
	}

	@GetMapping
	ModelAndView show(@RequestParam(required = false) String saved, Principal principal, HttpServletRequest request) {
		return page(this.signedIn.of(principal, request)).addObject("saved", saved != null);
	}

	@PostMapping
	ModelAndView save(@RequestParam(required = false) String method, @RequestParam(required = false) String language,
			Principal principal, HttpServletRequest request) {
		Resident resident = this.signedIn.of(principal, request);
		Optional<Locale> read = ResidentLanguage.known(language);
		boolean saved = read.isPresent() && method(method)
			.filter((chosen) -> this.preferences.save(resident.clientId(), chosen, read.get().getLanguage()))
			.isPresent();
		if (!saved) {
			ModelAndView page = page(resident).addObject("refused", true);
			page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
			return page;
		}
		ResidentLanguage.keep(read.get(), request);
		return SeeOther.page("/resident/settings?saved");
	}

	private ModelAndView page(Resident resident) {
		ClientProfile client = this.clients.byId(resident.clientId()).orElseThrow();
		ModelAndView page = new ModelAndView("resident/settings");
		page.addObject("resident", resident);
		page.addObject("here", "settings");
		page.addObject("choices", this.preferences.choices(client.id()));
		page.addObject("method", client.preferredMethod());
		page.addObject("language", client.preferredLanguage());
		return page;
	}

	private static Optional<PreferredMethod> method(String name) {
		for (PreferredMethod method : PreferredMethod.values()) {
			if (method.name().equals(name)) {
				return Optional.of(method);
			}
		}
		return Optional.empty();
	}

}
