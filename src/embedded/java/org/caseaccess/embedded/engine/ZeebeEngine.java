package org.caseaccess.embedded.engine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;

import io.camunda.zeebe.logstreams.log.LogAppendEntry;
import io.camunda.zeebe.process.test.engine.LoopbackGateway;
import io.camunda.zeebe.protocol.ZbColumnFamilies;
import io.camunda.zeebe.protocol.impl.record.RecordMetadata;
import io.camunda.zeebe.scheduler.ActorScheduler;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import org.agrona.concurrent.BackoffIdleStrategy;

/**
 * A Zeebe engine in this JVM with its gRPC gateway on loopback. For development and test
 * only, as its licences say.
 */
public final class ZeebeEngine implements AutoCloseable {

	private static final int MAX_MESSAGE_BYTES = 16 * 1024 * 1024;

	private static final String RESET = "it is being reset";

	private final MovableClock time = new MovableClock();

	private final Progress progress = new Progress();

	private final OrderedDb<ZbColumnFamilies> state = new OrderedDb<>(this.progress);

	private final SwitchableLog log = new SwitchableLog(this::refuse);

	private final LoopbackGateway gateway = new LoopbackGateway(this.log);

	private final EngineCommands commands = new EngineCommands(this.log);

	private final EngineEventListener listener;

	private final ActorScheduler scheduler;

	private final Server server;

	private final Clock clock = new EngineClock(ZoneOffset.UTC, () -> this.partition.clock().instant());

	private volatile Partition partition;

	private volatile long purges;

	private boolean closed;

	private ZeebeEngine(int grpcPort, EngineEventListener listener) {
		this.listener = listener;
		// parks of 1 ms at most: the stock strategy sleeps long enough to make timers
		// late
		this.scheduler = ActorScheduler.newActorScheduler()
			.setSchedulerName("embedded-camunda")
			.setActorClock(this.time)
			.setCpuBoundActorThreadCount(2)
			.setIoBoundActorThreadCount(1)
			.setIdleStrategySupplier(() -> new BackoffIdleStrategy(100, 100, 1_000, 1_000_000))
			.build();
		this.server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), grpcPort))
			.addService(this.gateway.service())
			.maxInboundMessageSize(MAX_MESSAGE_BYTES)
			.build();
	}

	/**
	 * Starts an engine.
	 * @param grpcPort the port of its gateway; 0 for any free one
	 * @param listener follows its events
	 * @return the engine, which takes commands
	 * @throws IOException if the port cannot be bound
	 */
	public static ZeebeEngine start(int grpcPort, EngineEventListener listener) throws IOException {
		ZeebeEngine engine = new ZeebeEngine(grpcPort, listener);
		engine.server.start();
		engine.progress.step();
		engine.scheduler.start();
		engine.progress.step();
		engine.open();
		return engine;
	}

	private void open() {
		this.partition = new Partition(this.scheduler, this.time, this.state,
				new Partition.Surroundings(new AnswerWriter(this::answer), this.gateway.commands(), this.gateway.jobs(),
						this.listener, this.progress));
		this.partition.open();
		this.log.connect(this.partition.newWriter());
	}

	/**
	 * The port of the gRPC gateway.
	 * @return the port
	 */
	public int grpcPort() {
		return this.server.getPort();
	}

	/**
	 * Takes commands.
	 * @return the commands
	 */
	public EngineCommands commands() {
		return this.commands;
	}

	/**
	 * Tells whether the engine gets on.
	 * @return the progress since the engine was made
	 */
	public Progress progress() {
		return this.progress;
	}

	/**
	 * The engine's time, moved or pinned as it may be.
	 * @return the clock, in UTC
	 */
	public Clock clock() {
		return this.clock;
	}

	/**
	 * Moves the engine's time.
	 * @param offset how far, on top of earlier moves
	 */
	public void addTime(Duration offset) {
		this.time.add(offset);
	}

	/**
	 * Goes back to the machine's time.
	 */
	public void resetTime() {
		this.time.reset();
	}

	/**
	 * Forgets everything that was deployed, started and moved. Ports and connections
	 * stay; commands without an answer fail. Keys go on counting, so that a worker that
	 * still holds a job of before cannot complete one of after.
	 */
	public synchronized void purge() {
		if (this.closed) {
			throw new EngineUnavailable("it is closed");
		}
		this.log.disconnect();
		this.partition.close();
		this.gateway.refuseAll(RESET);
		this.commands.failWaiting(RESET);
		this.state.clearAllBut(ZbColumnFamilies.KEY);
		this.listener.onReset();
		this.time.reset();
		open();
		this.purges++;
	}

	/**
	 * How often the engine was purged.
	 * @return the number of purges that are done
	 */
	public long purges() {
		return this.purges;
	}

	@Override
	public synchronized void close() {
		if (this.closed) {
			return;
		}
		this.closed = true;
		this.log.disconnect();
		this.server.shutdownNow();
		this.commands.failWaiting("it is closed");
		this.partition.close();
		this.scheduler.stop();
		this.state.close();
	}

	private void answer(int streamId, long requestId, EngineAnswer answer) {
		if (streamId == LoopbackGateway.STREAM_ID) {
			this.gateway.answer(requestId, answer);
		}
		else {
			this.commands.answer(requestId, answer);
		}
	}

	private void refuse(LogAppendEntry entry) {
		RecordMetadata metadata = entry.recordMetadata();
		if (metadata.getRequestStreamId() == LoopbackGateway.STREAM_ID) {
			this.gateway.refuse(metadata.getRequestId(), "The embedded engine takes no commands at the moment");
		}
	}

	/**
	 * A {@link Clock} that asks the engine each time.
	 */
	private static final class EngineClock extends Clock {

		private final ZoneId zone;

		private final InstantSource source;

		EngineClock(ZoneId zone, InstantSource source) {
			this.zone = zone;
			this.source = source;
		}

		@Override
		public ZoneId getZone() {
			return this.zone;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return new EngineClock(zone, this.source);
		}

		@Override
		public Instant instant() {
			return this.source.instant();
		}

	}

}
