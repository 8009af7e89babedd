package org.caseaccess.consent;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

import java.net.URI;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the consent survey.
 *
 * @param baseUrl where clients reach this application; survey links start with it
 * @param helpPhone whom clients call
 */
@Validated
@ConfigurationProperties("case-access.consent")
record ConsentProperties(@NotNull URI baseUrl, @NotBlank String helpPhone) {
}
