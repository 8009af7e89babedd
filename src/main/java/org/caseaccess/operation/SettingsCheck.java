package org.caseaccess.operation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;

/**
 * Looks through all settings before any bean exists. Each fault is one line: the
 * setting's full name, its value unless that is a secret, what is wrong, and an example.
 * What begins with {@code case-access} and is no setting is a fault too: a mistyped limit
 * is a limit that is not set.
 * <p>
 * Settings are found by themselves: in every class with {@link ConfigurationProperties}
 * whose name ends with {@code Properties} or {@code Facts}, and in {@link SettingRule}.
 */
class SettingsCheck {

	private static final List<String> CLASSES = List.of("classpath*:org/caseaccess/**/*Properties.class",
			"classpath*:org/caseaccess/**/*Facts.class");

	private static final String OURS = "caseaccess";

	/** What Kubernetes tells every container of a service with this name. */
	private static final String OF_KUBERNETES = "caseaccess\\.(service|port)(\\..*)?";

	private static final int LONGEST = 100;

	private final ConfigurableEnvironment environment;

	private final Binder binder;

	private final Map<String, Setting> settings = new TreeMap<>();

	private final Set<String> faults = new LinkedHashSet<>();

	private boolean onlyWhatIsSet;

	SettingsCheck(ConfigurableEnvironment environment) {
		this.environment = environment;
		this.binder = Binder.get(environment);
	}

	/**
	 * Looks through everything.
	 * @return what is wrong, a line each; empty when nothing is
	 */
	List<String> faults() {
		List<Class<?>> classes = classes();
		classes.stream().map(Setting::of).flatMap(List::stream).forEach(this::know);
		SettingRule.ALL.stream().map(SettingRule::setting).forEach(this::know);
		SettingRule.ALL.forEach(this::checkRule);
		try (ValidatorFactory validators = Validation.buildDefaultValidatorFactory()) {
			classes.forEach((type) -> checkRecord(type, validators.getValidator()));
		}
		checkNames();
		return List.copyOf(this.faults);
	}

	/** Without what is missing or empty. */
	List<String> faultsOfWhatIsSet() {
		this.onlyWhatIsSet = true;
		return faults();
	}

	private void know(Setting setting) {
		this.settings.put(uniform(setting.name()), setting);
	}

	/** All classes that hold settings. */
	static List<Class<?>> classes() {
		try {
			List<Class<?>> found = new ArrayList<>();
			for (String pattern : CLASSES) {
				for (Resource file : new PathMatchingResourcePatternResolver().getResources(pattern)) {
					Class<?> type = type(file);
					if (type.isAnnotationPresent(ConfigurationProperties.class)) {
						found.add(type);
					}
				}
			}
			return found;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Class<?> type(Resource file) throws IOException {
		return ClassUtils.resolveClassName(
				new SimpleMetadataReaderFactory().getMetadataReader(file).getClassMetadata().getClassName(), null);
	}

	private void checkRule(SettingRule rule) {
		Setting setting = rule.setting();
		try {
			Object value = bind(setting);
			if (value != null && !rule.allowed().test(value)) {
				fault(setting.name(), rule.demand(), rule.example());
			}
		}
		catch (BindException ex) {
			fault(setting.name(), demand(rule.type()), rule.example());
		}
	}

	private void checkRecord(Class<?> type, Validator validator) {
		boolean readable = true;
		for (Setting setting : Setting.of(type)) {
			readable &= setting.inList() || isReadable(setting);
		}
		String prefix = Setting.prefix(type);
		if (readable) {
			try {
				validator.validate((Object) this.binder.bindOrCreate(prefix, Bindable.of(type)))
					.forEach((fault) -> invalid(prefix, fault));
			}
			catch (BindException ex) {
				fault(Objects.toString(ex.getName()), "cannot be read", null);
			}
		}
	}

	private boolean isReadable(Setting setting) {
		try {
			bind(setting);
			return true;
		}
		catch (BindException ex) {
			Class<?> element = setting.type().asCollection().resolveGeneric(0);
			fault(setting.name(), demand((element != null) ? element : setting.type().resolve()), setting.example());
			return false;
		}
	}

	private Object bind(Setting setting) {
		return this.binder.bind(setting.name(), Bindable.of(setting.type())).orElse(null);
	}

	/** What goes wrong when a text is read as something else. */
	private static String demand(Class<?> type) {
		if (type.isEnum()) {
			return "must be one of " + Arrays.stream(type.getEnumConstants())
				.map((constant) -> ((Enum<?>) constant).name())
				.collect(Collectors.joining(", "));
		}
		return Map
			.of(Duration.class, "must be a time", URI.class, "must be an address", DataSize.class, "must be a size",
					Boolean.class, "must be true or false", boolean.class, "must be true or false")
			.getOrDefault(type, (Number.class.isAssignableFrom(type) || type.isPrimitive()) ? "must be a whole number"
					: "cannot be read");
	}

	private void invalid(String prefix, ConstraintViolation<?> violation) {
		String name = prefix + Arrays.stream(violation.getPropertyPath().toString().split("\\."))
			.map((part) -> "." + DataObjectPropertyName.toDashedForm(part))
			.collect(Collectors.joining());
		Setting setting = this.settings.get(uniform(name));
		if (setting != null) {
			fault(name, violation.getMessage(), setting.example());
		}
		else if (holds(name)) {
			fault(name, violation.getMessage(), null);
		}
		else {
			// a rule about several settings: what holds them is named
			this.faults.add(name.substring(0, name.lastIndexOf('.')) + ": " + violation.getMessage());
		}
	}

	private boolean holds(String name) {
		return this.settings.keySet().stream().anyMatch((known) -> known.startsWith(uniform(name) + "["));
	}

	private void fault(String name, String demand, String example) {
		String value = this.binder.bind(name, String.class).orElse("");
		if (this.onlyWhatIsSet && value.isBlank()) {
			return;
		}
		String shown = Secrets.isSecret(name) ? Secrets.HIDDEN : shown(value);
		this.faults.add(name + (value.isBlank() ? " is not set" : " is " + shown) + ": " + demand
				+ ((example != null) ? ", for example " + example : ""));
	}

	private String shown(String value) {
		String line = Secrets.hide(value, this.environment).replaceAll("\\s+", " ").strip();
		return "'" + ((line.length() > LONGEST) ? line.substring(0, LONGEST) + "..." : line) + "'";
	}

	private void checkNames() {
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
			if (source instanceof IterableConfigurationPropertySource names) {
				names.stream().filter(SettingsCheck::isOurs).forEach(this::checkName);
			}
		}
	}

	private static boolean isOurs(ConfigurationPropertyName name) {
		return !name.isEmpty() && OURS.equals(name.getElement(0, Form.UNIFORM));
	}

	private void checkName(ConfigurationPropertyName name) {
		String uniform = uniform(name.toString());
		// the place of a value in a list is no name
		if (uniform.matches(OF_KUBERNETES) || this.settings.containsKey(uniform)
				|| this.settings.containsKey(uniform.replaceAll("\\[]$", ""))) {
			return;
		}
		String nearest = uniform;
		while (names(nearest).isEmpty()) {
			nearest = nearest.substring(0, nearest.lastIndexOf('.'));
		}
		this.faults.add(name + " is no setting of Case Access; there are " + String.join(", ", names(nearest)));
	}

	/** The settings, in full, below a part of a name. */
	private Set<String> names(String part) {
		return this.settings.entrySet()
			.stream()
			.filter((known) -> known.getKey().startsWith(part + "."))
			.map((known) -> known.getValue().name())
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/** One name however it is written, as an environment variable too. */
	private static String uniform(String name) {
		return name.toLowerCase(Locale.ROOT).replaceAll("\\[[^]]*]", "[]").replaceAll("[-_]", "");
	}

}
