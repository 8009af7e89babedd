package org.caseaccess.domain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Runs things in the same moment. */
public final class Together {

	private Together() {
	}

	public static <T> List<T> times(int times, Callable<T> task) throws Exception {
		return run(Collections.nCopies(times, task));
	}

	/** The results in order. */
	public static <T> List<T> run(List<? extends Callable<? extends T>> tasks) throws Exception {
		CyclicBarrier start = new CyclicBarrier(tasks.size());
		try (ExecutorService threads = Executors.newFixedThreadPool(tasks.size())) {
			List<Future<T>> running = new ArrayList<>();
			for (Callable<? extends T> task : tasks) {
				running.add(threads.submit(() -> {
					start.await(10, TimeUnit.SECONDS);
					return task.call();
				}));
			}
			List<T> results = new ArrayList<>();
			for (Future<T> result : running) {
				results.add(result.get(30, TimeUnit.SECONDS));
			}
			return results;
		}
	}

}
