package org.caseaccess.process;

import io.camunda.client.annotation.Deployment;

import org.springframework.context.annotation.Configuration;

/**
 * All models and forms go to the engine in one deployment, so that a process finds the
 * forms and the decision that it was drawn with (binding {@code deployment}).
 */
@Configuration(proxyBeanMethods = false)
@Deployment(resources = { "classpath*:/bpmn/*.bpmn", "classpath*:/bpmn/*.dmn", "classpath*:/forms/*.form" })
class ModelDeployment {

}
