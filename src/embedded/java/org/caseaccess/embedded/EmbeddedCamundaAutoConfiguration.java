package org.caseaccess.embedded;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;

/**
 * Brings up the embedded Camunda in an application context with the profile
 * {@code embedded}. An auto-configuration, so that a test of a slice of the application,
 * which has no use for an engine, does not start one.
 */
@AutoConfiguration
@AutoConfigureOrder(Ordered.HIGHEST_PRECEDENCE)
@Profile("embedded")
@ConditionalOnProperty(name = "case-access.embedded.enabled", matchIfMissing = true)
@Import(EmbeddedCamundaRegistrar.class)
final class EmbeddedCamundaAutoConfiguration {

}
