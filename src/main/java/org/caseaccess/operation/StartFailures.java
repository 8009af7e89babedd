package org.caseaccess.operation;

import java.util.List;
import java.util.Objects;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

/**
 * Says in one line why the program did not start and what to do: by the analyzers that
 * know the fault, else by the innermost exception. Several faults are a line each. The
 * stack trace is for {@code --debug}; no line holds a secret.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class StartFailures implements SpringBootExceptionReporter {

	private static final Logger log = LoggerFactory.getLogger(StartFailures.class);

	private static final int LONGEST = 700;

	private final ConfigurableApplicationContext context;

	/**
	 * Called by Spring Boot.
	 * @param context the context that did not start; null when there is none yet
	 */
	StartFailures(ConfigurableApplicationContext context) {
		this.context = context;
	}

	@Override
	public boolean reportException(Throwable failure) {
		lines(failure).forEach((line) -> log.error("Case Access does not start: {}", oneLine(line)));
		if (this.context != null && LoggerFactory.getLogger(SpringApplication.class).isDebugEnabled()) {
			log.error("Where it happened", failure);
		}
		if (this.context != null) {
			HeldLog.drop(this.context);
		}
		return true;
	}

	private List<String> lines(Throwable failure) {
		for (FailureAnalyzer analyzer : analyzers()) {
			FailureAnalysis analysis = analyzed(analyzer, failure);
			if (analysis != null) {
				String action = Objects.toString(analysis.getAction(), "");
				List<String> faults = (analysis.getCause() instanceof RefusedStartException refused) ? refused.faults()
						: List.of(analysis.getDescription());
				return faults.stream().map((fault) -> sentence(fault) + " " + action).toList();
			}
		}
		return List.of(unknown(failure));
	}

	private static FailureAnalysis analyzed(FailureAnalyzer analyzer, Throwable failure) {
		try {
			return analyzer.analyze(failure);
		}
		catch (RuntimeException | LinkageError ex) {
			log.trace("{} failed", analyzer.getClass().getName(), ex);
			return null;
		}
	}

	private List<FailureAnalyzer> analyzers() {
		ArgumentResolver arguments = (this.context == null) ? null
				: ArgumentResolver.of(BeanFactory.class, this.context.getBeanFactory())
					.and(Environment.class, this.context.getEnvironment());
		return SpringFactoriesLoader.forDefaultResourceLocation(getClass().getClassLoader())
			.load(FailureAnalyzer.class, arguments,
					FailureHandler.handleMessage((message, failure) -> log.trace("{}", message)));
	}

	/** The last resort: what went wrong innermost. */
	private static String unknown(Throwable failure) {
		Throwable innermost = failure;
		while (innermost.getCause() != null && innermost.getCause() != innermost) {
			innermost = innermost.getCause();
		}
		String message = Objects.toString(innermost.getMessage(), "").split("(?i)\\bdetail:", 2)[0];
		return sentence(innermost.getClass().getSimpleName() + ": " + message)
				+ " Correct the settings or what they lead to, and start again; --debug shows where it happened.";
	}

	private static String sentence(String text) {
		String line = text.strip();
		return (line.isEmpty() || line.matches("(?s).*[.!?]")) ? line : line + ".";
	}

	private String oneLine(String text) {
		ConfigurableEnvironment environment = (this.context != null) ? this.context.getEnvironment() : null;
		String line = Secrets.hide(text, environment).replaceAll("\\p{Cntrl}+|\\s+", " ").replaceAll(" +", " ").strip();
		return (line.length() > LONGEST) ? line.substring(0, LONGEST) + "..." : line;
	}

}
