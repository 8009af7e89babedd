package org.caseaccess.driver;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Several doing the same thing in the same moment. */
public final class AtOnce {

	private AtOnce() {
	}

	/** Runs a task so many times in the same moment and gives the results. */
	public static <T> List<T> times(int times, Callable<T> task) throws Exception {
		return all(Collections.nCopies(times, task));
	}

	/** Runs the tasks in the same moment and gives their results in order. */
	public static <T> List<T> all(List<? extends Callable<? extends T>> tasks) throws Exception {
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
