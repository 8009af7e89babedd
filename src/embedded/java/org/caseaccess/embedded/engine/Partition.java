package org.caseaccess.embedded.engine;

import java.time.Duration;
import java.util.List;

import io.camunda.search.clients.SearchClientsProxy;
import io.camunda.security.auth.BrokerRequestAuthorizationConverter;
import io.camunda.security.configuration.SecurityConfiguration;
import io.camunda.zeebe.db.ZeebeDb;
import io.camunda.zeebe.engine.Engine;
import io.camunda.zeebe.engine.EngineConfiguration;
import io.camunda.zeebe.engine.processing.EngineProcessors;
import io.camunda.zeebe.engine.processing.message.command.SubscriptionCommandSender;
import io.camunda.zeebe.engine.processing.streamprocessor.JobStreamer;
import io.camunda.zeebe.engine.processing.streamprocessor.TypedRecordProcessorFactory;
import io.camunda.zeebe.logstreams.log.LogStream;
import io.camunda.zeebe.logstreams.log.LogStreamWriter;
import io.camunda.zeebe.protocol.ZbColumnFamilies;
import io.camunda.zeebe.scheduler.ActorScheduler;
import io.camunda.zeebe.stream.api.CommandResponseWriter;
import io.camunda.zeebe.stream.api.InterPartitionCommandSender;
import io.camunda.zeebe.stream.impl.ControllableStreamClockImpl;
import io.camunda.zeebe.stream.impl.StreamProcessor;
import io.camunda.zeebe.util.FeatureFlags;

/**
 * One life of the engine: a log, the stream processor on it and the feed behind it. A
 * reset ends it and starts another.
 */
final class Partition implements AutoCloseable {

	static final int ID = 1;

	/** The stock second would make timers up to 830 ms late; so they are 1 to 66 ms. */
	private static final Duration TIMER_CHECK_INTERVAL = Duration.ofMillis(50);

	private final TrimmingLogStorage storage = new TrimmingLogStorage();

	private final ControllableStreamClockImpl clock;

	private final LogStream log;

	private final StreamProcessor processor;

	private final EventFeed feed;

	private final Progress progress;

	Partition(ActorScheduler scheduler, MovableClock time, ZeebeDb<ZbColumnFamilies> state, Surroundings outside) {
		this.clock = new ControllableStreamClockImpl(time);
		this.log = LogStream.builder()
			.withPartitionId(ID)
			.withLogStorage(this.storage)
			.withClock(this.clock)
			.withMeterRegistry(NoMeters.registry())
			.build();
		this.processor = StreamProcessor.builder()
			.logStream(this.log)
			.zeebeDb(state)
			.commandResponseWriter(outside.answers())
			.partitionCommandSender(outside.commands())
			.recordProcessors(List.of(engine(outside)))
			.actorSchedulingService(scheduler)
			.clock(this.clock)
			.meterRegistry(NoMeters.registry())
			.setScheduledTaskCheckInterval(TIMER_CHECK_INTERVAL)
			.build();
		this.progress = outside.progress();
		this.feed = new EventFeed(this.log, this::trim, outside.listener(), this.progress);
	}

	private static Engine engine(Surroundings outside) {
		SecurityConfiguration security = new SecurityConfiguration();
		security.getAuthorizations().setEnabled(false);
		TypedRecordProcessorFactory processors = (context) -> EngineProcessors.createEngineProcessors(context, ID,
				new SubscriptionCommandSender(context.getPartitionId(), outside.commands()), outside.commands(),
				FeatureFlags.createDefault(), outside.jobs(), SearchClientsProxy.noop(),
				new BrokerRequestAuthorizationConverter(security));
		return new Engine(processors, new EngineConfiguration(), security);
	}

	void open() {
		this.feed.start();
		this.progress.step();
		this.progress.await(this.processor.openAsync(false), "it does not open its log");
		this.progress.step();
	}

	LogStreamWriter newWriter() {
		return this.log.newLogStreamWriter();
	}

	ControllableStreamClockImpl clock() {
		return this.clock;
	}

	/** Never drops what the engine itself has still to read. */
	private void trim(long exportedPosition) {
		long processed = this.processor.getLastProcessedPositionAsync().join();
		this.storage.trimBefore(Math.min(processed, exportedPosition));
	}

	@Override
	public void close() {
		this.feed.close();
		this.processor.closeAsync().join();
		this.log.close();
	}

	/**
	 * What a partition is wired to; it outlives the partition.
	 *
	 * @param answers where answers to commands go
	 * @param commands where the engine's own follow-up commands go
	 * @param jobs pushes jobs to workers
	 * @param listener follows the events
	 * @param progress is told of each step
	 */
	record Surroundings(CommandResponseWriter answers, InterPartitionCommandSender commands, JobStreamer jobs,
			EngineEventListener listener, Progress progress) {
	}

}
