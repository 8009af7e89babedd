package org.caseaccess.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.camunda.client.spring.properties.CamundaClientAuthProperties;
import io.camunda.client.spring.properties.CamundaClientAuthProperties.AuthMethod;
import io.camunda.client.spring.properties.CamundaClientProperties;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/**
 * Where the client keeps its tokens for Camunda: in a folder of this process that nobody
 * else reads and that goes with it. By itself it keeps them in the user's home; where
 * there is none, as in the image, it gets no token at all.
 */
@Component
class TokenCache implements BeanPostProcessor {

	@Override
	public Object postProcessAfterInitialization(Object bean, String name) {
		if (bean instanceof CamundaClientProperties properties) {
			CamundaClientAuthProperties auth = properties.getAuth();
			if (auth.getMethod() == AuthMethod.oidc) {
				auth.setCredentialsCachePath(newFile().toString());
			}
		}
		return bean;
	}

	private static File newFile() {
		try {
			Path folder = Files.createTempDirectory("case-access-");
			File file = folder.resolve("camunda-tokens").toFile();
			// the last one named goes first
			folder.toFile().deleteOnExit();
			file.deleteOnExit();
			return file;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("no folder for temporary files", ex);
		}
	}

}
