package org.caseaccess.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.caseaccess.driver.AgentVisitor;
import org.caseaccess.driver.OrganisationVisitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TwoNodesIT {

	private static Cluster cluster;

	private static Node a;

	private static Node b;

	@BeforeAll
	static void start() throws Exception {
		cluster = new Cluster();
		a = cluster.start("a");
		b = cluster.start("b");
		a.awaitReady();
		b.awaitReady();
		cluster.agent("ada.agent", "1000000001");
		cluster.issuer().knows("unlisted", Map.of("groups", List.of("case-access-agents"), "npn", "1999999999"));
		cluster.issuer().knows("visitor", Map.of("groups", List.of("staff")));
		cluster.issuer()
			.knows("audrey", Map.of("groups", List.of("case-access-auditors"), "preferred_username", "audrey"));
	}

	@AfterAll
	static void stop() {
		a.kill();
		b.kill();
		cluster.close();
	}

	@Test
	void x() throws Exception {
		AgentVisitor ada = AgentVisitor.signInAtOrganisation(a.base(), "ada.agent");
		String request = ada.open(cluster.client(1));
		ada.awaitTask(request, "Task_ReviewConsentNeeded");
		OrganisationVisitor unlisted = new OrganisationVisitor(a.base());
		assertThat(unlisted.page(unlisted.signIn("unlisted").replaceFirst("http://[^/]*", "")).body())
			.contains("does not know you as an agent");
		Files.writeString(Path.of("target/cluster/figures.txt"), a.figures());
		a.terminate();
		System.out.println("EXIT " + a.awaitExit(Duration.ofSeconds(30)));
	}

}
