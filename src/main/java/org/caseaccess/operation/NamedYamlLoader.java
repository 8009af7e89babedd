package org.caseaccess.operation;

import java.io.IOException;
import java.util.List;

import org.yaml.snakeyaml.error.MarkedYAMLException;

import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.Resource;

/**
 * Reads files with settings, and says which of them is not YAML, and where. What stands
 * there is not repeated: it may be a secret.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class NamedYamlLoader extends YamlPropertySourceLoader {

	@Override
	public List<PropertySource<?>> load(String name, Resource resource) throws IOException {
		try {
			return super.load(name, resource);
		}
		catch (MarkedYAMLException ex) {
			String place = (ex.getProblemMark() != null) ? " in line %d, column %d"
				.formatted(ex.getProblemMark().getLine() + 1, ex.getProblemMark().getColumn() + 1) : "";
			throw new RefusedStartException("the " + resource.getDescription() + " is not YAML" + place,
					"Correct it there and start again.");
		}
	}

}
