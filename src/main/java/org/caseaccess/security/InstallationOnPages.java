package org.caseaccess.security;

import org.caseaccess.installation.InstallationFacts;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page the facts of the installation (R21). */
@ControllerAdvice
@EnableConfigurationProperties(InstallationFacts.class)
class InstallationOnPages {

	private final InstallationFacts facts;

	InstallationOnPages(InstallationFacts facts) {
		this.facts = facts;
	}

	@ModelAttribute("installation")
	InstallationFacts installation() {
		return this.facts;
	}

}
