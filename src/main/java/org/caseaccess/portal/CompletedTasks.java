package org.caseaccess.portal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.springframework.stereotype.Component;

/**
 * The tasks completed a moment ago. A cluster's search is a little behind and may still
 * name one; it must not be shown again.
 */
@Component
class CompletedTasks {

	private static final int REMEMBERED = 10_000;

	private final Set<CompletedTask> tasks = Collections.synchronizedSet(Collections.newSetFromMap(new Latest()));

	void add(UUID accessRequestId, long key) {
		this.tasks.add(new CompletedTask(accessRequestId, key));
	}

	boolean contains(UUID accessRequestId, long key) {
		return this.tasks.contains(new CompletedTask(accessRequestId, key));
	}

	// with the request, as a page may send the key of a task that is not its own
	private record CompletedTask(UUID accessRequestId, long key) {
	}

	private static final class Latest extends LinkedHashMap<CompletedTask, Boolean> {

		@Override
		protected boolean removeEldestEntry(Map.Entry<CompletedTask, Boolean> eldest) {
			return size() > REMEMBERED;
		}

	}

}
