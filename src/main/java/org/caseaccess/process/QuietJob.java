package org.caseaccess.process;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;

import io.camunda.client.api.response.ActivatedJob;

/**
 * A job that says only its key when it is written. The client logs the whole job, with
 * all its variables, when the engine does not take a worker's answer (R7).
 */
final class QuietJob {

	private static final Set<String> WRITTEN = Set.of("toString", "toJson");

	private QuietJob() {
	}

	static ActivatedJob of(ActivatedJob job) {
		return (ActivatedJob) Proxy.newProxyInstance(ActivatedJob.class.getClassLoader(),
				new Class<?>[] { ActivatedJob.class }, (proxy, method, arguments) -> {
					if (WRITTEN.contains(method.getName())) {
						return "job " + job.getKey();
					}
					try {
						return method.invoke(job, arguments);
					}
					catch (InvocationTargetException ex) {
						throw ex.getCause();
					}
				});
	}

}
