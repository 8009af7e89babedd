package org.caseaccess.operation;

import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;

/**
 * Keeps what only the program may know out of what it says about its settings.
 */
final class Secrets {

	static final String HIDDEN = "***";

	private static final Pattern NAMES = Pattern
		.compile(".*(secret|password|passwd|token|credential|private-?_?key).*");

	/** Who signs in, in an address or a JDBC URL. */
	private static final Pattern IN_ADDRESSES = Pattern.compile("(?<=//)[^/@\\s]+@|(?<=(?i:password|pwd)=)[^&;\\s]+");

	private static final int SHORTEST = 4;

	private Secrets() {
	}

	/** Whether a setting of this name holds a secret. */
	static boolean isSecret(String name) {
		String lower = name.toLowerCase(Locale.ROOT);
		return NAMES.matcher(lower).matches() && !lower.startsWith("logging.") && !lower.endsWith("-url")
				&& !lower.endsWith("_url");
	}

	/** A text without any secret of the environment. */
	static String hide(String text, ConfigurableEnvironment environment) {
		String hidden = IN_ADDRESSES.matcher(text).replaceAll(HIDDEN);
		if (environment != null) {
			for (String secret : values(environment)) {
				hidden = hidden.replace(secret, HIDDEN);
			}
		}
		return hidden;
	}

	private static Set<String> values(ConfigurableEnvironment environment) {
		// a secret may be part of another
		Set<String> values = new TreeSet<>(
				Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));
		for (PropertySource<?> source : environment.getPropertySources()) {
			if (source instanceof EnumerablePropertySource<?> enumerable) {
				for (String name : enumerable.getPropertyNames()) {
					if (isSecret(name)) {
						values.add(Objects.toString(enumerable.getProperty(name), ""));
					}
				}
			}
		}
		values.removeIf((value) -> value.length() < SHORTEST || value.startsWith("${"));
		return values;
	}

}
