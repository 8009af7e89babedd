package org.caseaccess.security;

import java.net.URI;
import java.util.List;

import jakarta.servlet.Filter;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/**
 * What stands before everything else: who hangs up, under which name we are called, and
 * how much may be sent.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableConfigurationProperties(WebProperties.class)
class WebLimits {

	@Bean
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> boundedConnections(WebProperties properties) {
		return (tomcat) -> {
			tomcat.setProtocol(BoundedHttp.class.getName());
			tomcat.addConnectorCustomizers((connector) -> ((BoundedHttp) connector.getProtocolHandler())
				.setConnectionsPerAddress(properties.connectionsPerAddress()));
		};
	}

	@Bean
	FilterRegistrationBean<GoneClients> goneClients() {
		return first(new GoneClients(), 0);
	}

	@Bean
	FilterRegistrationBean<KnownHosts> knownHosts(WebProperties properties,
			@Value("${case-access.consent.base-url}") URI pages,
			@Value("${case-access.notification.public-url}") URI hooks) {
		return first(new KnownHosts(properties.hosts(), List.of(pages, hooks)), 1);
	}

	@Bean
	FilterRegistrationBean<BoundedBodies> boundedBodies(WebProperties properties) {
		return first(new BoundedBodies(properties.body(), properties.bodyPatience()), 2);
	}

	private static <T extends Filter> FilterRegistrationBean<T> first(T filter, int place) {
		FilterRegistrationBean<T> registration = new FilterRegistrationBean<>(filter);
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE + place);
		return registration;
	}

}
