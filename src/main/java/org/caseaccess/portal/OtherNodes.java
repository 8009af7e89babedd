package org.caseaccess.portal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import org.caseaccess.consent.AccessRequestChanged;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells the other nodes which request changed here, and the pages here what changed
 * there, by PostgreSQL's notifications: they are sent when the change is committed and
 * reach every node within milliseconds. One that is lost costs a page a moment only, as
 * it looks by itself too while a client is being asked.
 */
@Component
@Profile("cluster")
class OtherNodes implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(OtherNodes.class);

	private static final String CHANNEL = "access_request_changed";

	private static final int WAIT_MILLIS = 500;

	private static final int AFTER_TROUBLE_MILLIS = 1000;

	private final String thisNode = UUID.randomUUID().toString();

	private final DataSource database;

	private final JdbcClient jdbc;

	private final OpenPages pages;

	private volatile Thread listener;

	private volatile CountDownLatch stopped = new CountDownLatch(0);

	OtherNodes(DataSource database, JdbcClient jdbc, OpenPages pages) {
		this.database = database;
		this.jdbc = jdbc;
		this.pages = pages;
	}

	// in the transaction that changes it, so that nobody looks too early
	@EventListener
	void tell(AccessRequestChanged event) {
		this.jdbc.sql("select pg_notify(:channel, :change)")
			.param("channel", CHANNEL)
			.param("change", this.thisNode + " " + event.accessRequestId())
			.query((row, number) -> number)
			.list();
	}

	@Override
	public void start() {
		this.stopped = new CountDownLatch(1);
		this.listener = Thread.ofPlatform().daemon().name("other-nodes").start(this::listen);
	}

	/** Gives its connection back before the database is closed. */
	@Override
	public void stop() {
		Thread listening = this.listener;
		this.listener = null;
		this.stopped.countDown();
		try {
			listening.join(2L * WAIT_MILLIS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.listener != null;
	}

	private void listen() {
		while (isRunning()) {
			try (Connection connection = this.database.getConnection();
					Statement statement = connection.createStatement()) {
				statement.execute("listen " + CHANNEL);
				listen(connection.unwrap(PGConnection.class));
				statement.execute("unlisten " + CHANNEL);
			}
			catch (SQLException ex) {
				log.warn("changes at other nodes are not heard at the moment: {}", ex.getClass().getSimpleName());
				awaitStopOrRecovery();
			}
		}
	}

	private void listen(PGConnection connection) throws SQLException {
		while (isRunning()) {
			for (PGNotification notification : connection.getNotifications(WAIT_MILLIS)) {
				hear(notification.getParameter());
			}
		}
	}

	private void hear(String change) {
		String[] parts = change.split(" ");
		if (parts.length == 2 && !parts[0].equals(this.thisNode)) {
			this.pages.look(UUID.fromString(parts[1]));
		}
	}

	private void awaitStopOrRecovery() {
		try {
			this.stopped.await(AFTER_TROUBLE_MILLIS, TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
