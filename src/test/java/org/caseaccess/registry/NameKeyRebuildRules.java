package org.caseaccess.registry;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import org.caseaccess.domain.Together;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Stored keys of names are made anew once after a start, while the program serves (R19):
 * nobody vanishes in between, a killed node's work is taken up where it was, and nodes do
 * not do it twice.
 */
abstract class NameKeyRebuildRules {

	/** As many as one turn of a node makes anew. */
	private static final int BATCH = 500;

	private static final int CLIENTS = 10_000;

	private static final LocalDate BIRTH = LocalDate.of(1961, 2, 3);

	private static final int DAYS = 1_000;

	private static final NameKeys EXACT = new NameKeys(new RegistryProperties(List.of(), false));

	private static final NameKeys ACCENTS_IGNORED = new NameKeys(new RegistryProperties(List.of(), true));

	@Autowired
	private DataSource database;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionOperations transactions;

	@Autowired
	private ApplicationAvailability availability;

	@Autowired
	private Clock clock;

	@BeforeEach
	void clientsWithTheKeysOfAnOlderProgram() {
		List<Object[]> clients = new ArrayList<>();
		List<Object[]> cases = new ArrayList<>();
		for (int number = 0; number < CLIENTS; number++) {
			UUID id = new UUID(14, number);
			String last = lastName(number);
			clients.add(new Object[] { id, "Renée", last, "renée", last.toLowerCase(), "F", birth(number) });
			cases.add(new Object[] { new UUID(15, number), "K-" + number, id });
		}
		JdbcTemplate template = new JdbcTemplate(this.database);
		template.batchUpdate("""
				insert into client (id, first_name, last_name, first_name_key, last_name_key, sex, date_of_birth,
				                    preferred_method, preferred_language, portal_inbox)
				values (?, ?, ?, ?, ?, ?, ?, 'POSTAL', 'en', false)
				""", clients);
		template.batchUpdate("insert into client_case (id, case_number, client_id) values (?, ?, ?)", cases);
		this.jdbc.sql("update name_key_rebuild set key_version = '', last_client = null, finished_at = null").update();
	}

	@AfterEach
	void removeThem() {
		this.jdbc.sql("delete from client_case where case_number like 'K-%'").update();
		this.jdbc.sql("delete from client where first_name = 'Renée'").update();
		node(EXACT, new Counting()).rebuild();
		assertThat(this.jdbc.sql("select count(*) from client where name_key_version <> :version")
			.param("version", EXACT.version())
			.query(Integer.class)
			.single()).isZero();
	}

	@Test
	void aNodeThatIsKilledInTheMiddleLosesNobodyAndTheNextGoesOnWhereItWas() {
		Counting killed = new Counting(3);
		assertThatExceptionOfType(DataAccessResourceFailureException.class)
			.isThrownBy(() -> node(EXACT, killed).rebuild());
		assertThat(upToDate(EXACT)).isEqualTo(3 * BATCH);
		everybodyIsFound(new Clients(this.jdbc, EXACT));

		Counting next = new Counting();
		node(EXACT, next).rebuild();
		assertThat(next.rows.get()).isEqualTo(CLIENTS - 3 * BATCH);
		assertThat(upToDate(EXACT)).isEqualTo(CLIENTS);
		everybodyIsFound(new Clients(this.jdbc, EXACT));

		Counting again = new Counting();
		node(EXACT, again).rebuild();
		assertThat(again.rows.get()).as("once").isZero();
	}

	@Test
	void searchesGoOnWhileTwoNodesMakeTheKeysAnewEachOnce() throws Exception {
		Counting one = new Counting();
		Counting other = new Counting();
		Clients clients = new Clients(this.jdbc, EXACT);
		List<Callable<Integer>> tasks = List.of(() -> rebuilt(one), () -> rebuilt(other), () -> {
			int searches = 0;
			do {
				everybodyIsFound(clients);
				searches++;
			}
			while (upToDate(EXACT) < CLIENTS);
			return searches;
		});
		assertThat(Together.<Integer>run(tasks).getLast()).isPositive();
		assertThat(one.rows.get() + other.rows.get()).isEqualTo(CLIENTS);
		assertThat(upToDate(EXACT)).isEqualTo(CLIENTS);
	}

	@Test
	void twoClientsOfOneNameAreTwoAlsoWhenOnlyOneOfThemHasItsNewKey() {
		this.jdbc.sql("update client set last_name = 'O’Twin', date_of_birth = :birth where id in (:ids)")
			.param("birth", BIRTH)
			.param("ids", List.of(new UUID(14, 0), new UUID(14, CLIENTS - 1)))
			.update();
		assertThatExceptionOfType(DataAccessResourceFailureException.class)
			.isThrownBy(() -> node(EXACT, new Counting(1)).rebuild());
		assertThat(new Clients(this.jdbc, EXACT).search(criteria("Renée", "O'Twin", BIRTH)))
			.isInstanceOf(SearchResult.MoreThanOne.class);
	}

	@Test
	void theSettingThatIgnoresAccentsMakesTheKeysAnewAndBothSettingsFindMeanwhile() {
		node(EXACT, new Counting()).rebuild();
		SearchCriteria bare = criteria("Renee", lastName(7), birth(7));
		SearchCriteria accented = criteria("Renée", lastName(7), birth(7));
		Clients exact = new Clients(this.jdbc, EXACT);
		Clients ignoring = new Clients(this.jdbc, ACCENTS_IGNORED);
		assertThat(ignoring.search(bare)).isInstanceOf(SearchResult.OneClient.class);

		node(ACCENTS_IGNORED, new Counting()).rebuild();
		assertThat(upToDate(ACCENTS_IGNORED)).isEqualTo(CLIENTS);
		assertThat(ignoring.search(bare)).isInstanceOf(SearchResult.OneClient.class);
		assertThat(ignoring.search(accented)).isInstanceOf(SearchResult.OneClient.class);
		// a node of before that is still there
		assertThat(exact.search(bare)).isInstanceOf(SearchResult.Nobody.class);
		assertThat(exact.search(accented)).isInstanceOf(SearchResult.OneClient.class);
	}

	@Test
	void theNodeThatStartedLastSaysWhichRuleItIs() {
		Counting cut = new Counting(1);
		NameKeyRebuild before = node(EXACT, cut);
		assertThatExceptionOfType(DataAccessResourceFailureException.class).isThrownBy(before::rebuild);
		node(ACCENTS_IGNORED, new Counting()).rebuild();
		before.rebuild();
		assertThat(upToDate(ACCENTS_IGNORED)).isEqualTo(CLIENTS);
	}

	@Test
	void aNameThatChangesInTheSameMomentIsFoundByItsNewSpelling() {
		UUID changed = new UUID(14, 0);
		node(EXACT, new Counting() {
			@Override
			public int[] batchUpdate(String sql, List<Object[]> rows) {
				NameKeyRebuildRules.this.jdbc.sql("update client set last_name = 'D’Changed' where id = :id")
					.param("id", changed)
					.update();
				return super.batchUpdate(sql, rows);
			}
		}).rebuild();
		assertThat(new Clients(this.jdbc, EXACT).search(criteria("Renée", "D'CHANGED", birth(0))))
			.isInstanceOf(SearchResult.OneClient.class);
		this.jdbc.sql("update client set name_key_version = '' where id = :id").param("id", changed).update();
	}

	@Test
	void aDatabaseThatIsAwayForAMomentIsAskedAgain() {
		Counting away = new Counting(2);
		NameKeyRebuild node = node(EXACT, away);
		node.rebuildWhenReady();
		assertThat(upToDate(EXACT)).isEqualTo(2 * BATCH);
		away.left.set(CLIENTS);
		node.rebuildWhenReady();
		assertThat(upToDate(EXACT)).isEqualTo(CLIENTS);
	}

	private int rebuilt(Counting batches) {
		node(EXACT, batches).rebuild();
		return batches.rows.get();
	}

	private NameKeyRebuild node(NameKeys keys, JdbcOperations batches) {
		return new NameKeyRebuild(keys, this.jdbc, batches, this.transactions, this.availability, this.clock);
	}

	/** From the first to the last, with the apostrophe that their keys have not yet. */
	private void everybodyIsFound(Clients clients) {
		for (int number = 0; number < CLIENTS; number += CLIENTS / 40 + 1) {
			for (String typed : List.of(lastName(number), lastName(number).replace('’', '\''))) {
				UUID id = new UUID(14, number);
				assertThat(clients.search(criteria("RENÉE", typed, birth(number)))).isInstanceOfSatisfying(
						SearchResult.OneClient.class, (one) -> assertThat(one.client().id()).isEqualTo(id));
			}
		}
	}

	private int upToDate(NameKeys keys) {
		return this.jdbc.sql("select count(*) from client where first_name = 'Renée' and name_key_version = :version")
			.param("version", keys.version())
			.query(Integer.class)
			.single();
	}

	private static String lastName(int number) {
		return "O’Keeper" + number;
	}

	private static LocalDate birth(int number) {
		return BIRTH.plusDays(number % DAYS);
	}

	private static SearchCriteria criteria(String first, String last, LocalDate birth) {
		return new SearchCriteria(first, last, Sex.F, birth, null, null, null);
	}

	/**
	 * Counts the clients whose keys a node made anew; fails when its turns are used up.
	 */
	private class Counting extends JdbcTemplate {

		private final AtomicInteger rows = new AtomicInteger();

		private final AtomicInteger left;

		Counting() {
			this(Integer.MAX_VALUE);
		}

		Counting(int turns) {
			super(NameKeyRebuildRules.this.database);
			this.left = new AtomicInteger(turns);
		}

		@Override
		public int[] batchUpdate(String sql, List<Object[]> rows) {
			if (this.left.getAndDecrement() == 0) {
				throw new DataAccessResourceFailureException("killed");
			}
			this.rows.addAndGet(rows.size());
			return super.batchUpdate(sql, rows);
		}

	}

}
