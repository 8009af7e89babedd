package org.caseaccess;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.DependencyType;
import org.springframework.modulith.docs.Documenter;

import static org.assertj.core.api.Assertions.assertThat;

/** The walls of the house: which package may know which. */
class ModuleTests {

	private final ApplicationModules modules = ApplicationModules.of(CaseAccessApplication.class);

	@Test
	void noModuleReachesIntoAnother() {
		this.modules.verify();
	}

	@Test
	void theDomainKnowsNeitherEngineNorPages() {
		for (String domain : List.of("registry", "consent", "association", "notification", "limit")) {
			ApplicationModule module = this.modules.getModuleByName(domain).orElseThrow();
			assertThat(module.getDependencies(this.modules, DependencyType.values())
				.stream()
				.map((dependency) -> dependency.getTargetModule().getIdentifier().toString())).as(domain)
				.isSubsetOf("registry", "consent", "notification", "limit", "installation", "setting");
		}
	}

	@Test
	void thePictureOfTheModulesIsDrawn() {
		new Documenter(this.modules).writeModulesAsPlantUml();
	}

}
