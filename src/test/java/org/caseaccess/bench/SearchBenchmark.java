package org.caseaccess.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;

import javax.sql.DataSource;

import org.caseaccess.domain.DomainTest;
import org.caseaccess.domain.Scenario;
import org.caseaccess.registry.Clients;
import org.caseaccess.registry.NameKeys;
import org.caseaccess.registry.SearchCriteria;
import org.caseaccess.registry.SearchResult;
import org.caseaccess.registry.Sex;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The search among a million clients: prints, asserts no time. Run by
 * {@code mvn -Pbench test}; not part of the usual build.
 */
@DomainTest
class SearchBenchmark {

	private static final int CLIENTS = Integer.getInteger("bench.clients", 1_000_000);

	private static final int SEARCHES = 50_000;

	private static final int BATCH = 10_000;

	/** So many share a name, as in a large state. */
	private static final int NAMES = 2_000;

	private static final long SEED = 1;

	@Autowired
	DataSource database;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Clients clients;

	@Autowired
	NameKeys keys;

	@Test
	void searchesAmongAMillionClients() throws SQLException {
		fill();
		print("");
		this.jdbc.sql("update client set name_key_version = ''").update();
		print(", while all keys are to be made anew");
	}

	private void print(String when) {
		measure(SEARCHES / 5);
		long[] nanos = measure(SEARCHES);
		double seconds = Arrays.stream(nanos).sum() / 1e9;
		Arrays.sort(nanos);
		System.out.printf("search among %,d clients%s: %,.0f searches/s, p50 %.3f ms, p99 %.3f ms, max %.3f ms%n",
				CLIENTS, when, SEARCHES / seconds, nanos[SEARCHES / 2] / 1e6, nanos[SEARCHES * 99 / 100] / 1e6,
				nanos[SEARCHES - 1] / 1e6);
	}

	private long[] measure(int searches) {
		Random random = new Random(SEED);
		long[] nanos = new long[searches];
		for (int search = 0; search < searches; search++) {
			int number = random.nextInt(CLIENTS);
			// every tenth finds nobody
			boolean unknown = search % 10 == 0;
			SearchCriteria criteria = Scenario.criteria(firstName(number), lastName(number) + (unknown ? "x" : ""),
					sex(number), birth(number).toString());
			long start = System.nanoTime();
			SearchResult result = this.clients.search(criteria);
			nanos[search] = System.nanoTime() - start;
			assertThat(result instanceof SearchResult.Nobody).isEqualTo(unknown);
		}
		return nanos;
	}

	private void fill() throws SQLException {
		try (Connection connection = this.database.getConnection();
				PreparedStatement client = connection.prepareStatement("""
						insert into client (id, first_name, last_name, first_name_key, last_name_key, sex,
						                    date_of_birth, name_key_version, preferred_method,
						                    preferred_language, portal_inbox)
						values (?, ?, ?, ?, ?, ?, ?, ?, 'POSTAL', 'en', false)
						""");
				PreparedStatement clientCase = connection
					.prepareStatement("insert into client_case (id, case_number, client_id) values (?, ?, ?)")) {
			connection.setAutoCommit(false);
			for (int number = 0; number < CLIENTS; number++) {
				insert(number, client, clientCase);
				if (number % BATCH == BATCH - 1) {
					client.executeBatch();
					clientCase.executeBatch();
					connection.commit();
				}
			}
			client.executeBatch();
			clientCase.executeBatch();
			connection.commit();
		}
	}

	private void insert(int number, PreparedStatement client, PreparedStatement clientCase) throws SQLException {
		UUID id = new UUID(1, number);
		client.setObject(1, id);
		client.setString(2, firstName(number));
		client.setString(3, lastName(number));
		client.setString(4, this.keys.stored(firstName(number)));
		client.setString(5, this.keys.stored(lastName(number)));
		client.setString(6, sex(number).name());
		client.setObject(7, birth(number));
		client.setString(8, this.keys.version());
		client.addBatch();
		clientCase.setObject(1, new UUID(2, number));
		clientCase.setString(2, "B-" + number);
		clientCase.setObject(3, id);
		clientCase.addBatch();
	}

	private static String firstName(int number) {
		return "First" + number % NAMES;
	}

	private static String lastName(int number) {
		return "Last" + number / NAMES % NAMES;
	}

	private static Sex sex(int number) {
		return (number % 2 == 0) ? Sex.F : Sex.M;
	}

	private static LocalDate birth(int number) {
		return LocalDate.of(1930, 1, 1).plusDays(number * 7919L % 30_000);
	}

}
