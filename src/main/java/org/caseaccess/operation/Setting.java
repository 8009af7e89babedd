package org.caseaccess.operation;

import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

import org.caseaccess.setting.Example;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.ResolvableType;

/**
 * One setting, as a component of a record says it.
 *
 * @param name its full name; {@code []} stands for the place in a list
 * @param type what it holds
 * @param example a right value; null when neither an example nor a default says one
 */
record Setting(String name, ResolvableType type, String example) {

	/** The settings that a class with {@link ConfigurationProperties} holds. */
	static List<Setting> of(Class<?> properties) {
		List<Setting> found = new ArrayList<>();
		collect(prefix(properties), properties, found);
		return found;
	}

	static String prefix(Class<?> properties) {
		return properties.getAnnotation(ConfigurationProperties.class).value();
	}

	private static void collect(String prefix, Class<?> holder, List<Setting> found) {
		Parameter[] parameters = holder.getDeclaredConstructors()[0].getParameters();
		RecordComponent[] components = holder.getRecordComponents();
		for (int i = 0; i < components.length; i++) {
			RecordComponent component = components[i];
			String name = prefix + "." + DataObjectPropertyName.toDashedForm(component.getName());
			ResolvableType type = ResolvableType.forType(component.getGenericType());
			Class<?> element = type.asCollection().resolveGeneric(0);
			if (element != null && element.isRecord()) {
				collect(name + "[]", element, found);
			}
			else if (component.getType().isRecord()) {
				collect(name, component.getType(), found);
			}
			else {
				found.add(new Setting(name, type, example(component, parameters[i])));
			}
		}
	}

	private static String example(RecordComponent component, Parameter parameter) {
		Example example = component.getAnnotation(Example.class);
		if (example != null) {
			return example.value();
		}
		DefaultValue standard = parameter.getAnnotation(DefaultValue.class);
		return (standard != null) ? String.join(",", standard.value()) : null;
	}

	boolean inList() {
		return this.name.contains("[]");
	}

}
