package org.caseaccess.portal;

import java.security.Principal;
import java.util.Map;
import java.util.UUID;

import jakarta.servlet.http.HttpSession;
import org.caseaccess.consent.AccessRequestView;
import org.caseaccess.consent.AccessRequests;
import org.caseaccess.process.AgentTasks;
import org.caseaccess.process.EngineNotReachableException;
import org.caseaccess.process.TaskDeniedException;
import org.caseaccess.process.TaskNotOpenException;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.view.RedirectView;

/**
 * The page of one request: shows the step at which it stands, and takes the agent's
 * answer to it.
 */
@Controller
@RequestMapping("/agent/requests/{id}")
class RequestController {

	private final SignedInAgent signedIn;

	private final AccessRequests requests;

	private final AgentTasks tasks;

	private final CompletedTasks completed;

	private final OpenPages pages;

	RequestController(SignedInAgent signedIn, AccessRequests requests, AgentTasks tasks, CompletedTasks completed,
			OpenPages pages) {
		this.signedIn = signedIn;
		this.requests = requests;
		this.tasks = tasks;
		this.completed = completed;
		this.pages = pages;
	}

	@GetMapping
	String page(@PathVariable String id, Principal principal, Model model) {
		model.addAttribute("request", this.signedIn.request(id, principal));
		model.addAttribute("agent", this.signedIn.profile(principal));
		model.addAttribute("page", UUID.randomUUID());
		return "portal/request";
	}

	@GetMapping("/state")
	@ResponseBody
	ResponseEntity<PageState> state(@PathVariable String id, Principal principal) {
		UUID request = this.signedIn.request(id, principal).id();
		return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(this.pages.state(request));
	}

	@GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	SseEmitter events(@PathVariable String id, @RequestParam UUID page, Principal principal, HttpSession session) {
		UUID request = this.signedIn.request(id, principal).id();
		return this.pages.connect(request, page.toString(), session.getId());
	}

	@PostMapping(path = "/tasks/{key}", consumes = MediaType.APPLICATION_JSON_VALUE)
	@ResponseBody
	PageState complete(@PathVariable String id, @PathVariable long key, @RequestBody Map<String, Object> variables,
			Principal principal) {
		AccessRequestView request = this.signedIn.request(id, principal);
		this.tasks.complete(request.id(), key, variables);
		this.completed.add(request.id(), key);
		return this.pages.settled(request.id());
	}

	@PostMapping("/tasks/{key}/ticks/{field}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void tick(@PathVariable String id, @PathVariable long key, @PathVariable String field, @RequestParam boolean ticked,
			Principal principal) {
		this.tasks.tick(this.signedIn.request(id, principal).id(), key, field, ticked);
	}

	@PostMapping("/cancel")
	RedirectView cancel(@PathVariable String id, Principal principal) {
		AccessRequestView request = this.signedIn.request(id, principal);
		this.requests.cancel(request.id());
		RedirectView page = new RedirectView("/agent/requests/" + request.id(), true);
		page.setStatusCode(HttpStatus.SEE_OTHER);
		return page;
	}

	@PostMapping("/here")
	@ResponseBody
	PageState here(@PathVariable String id, Principal principal) {
		return this.pages.here(this.signedIn.request(id, principal).id());
	}

	@PostMapping("/leave")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void leave(@PathVariable String id, @RequestParam UUID page, Principal principal) {
		this.pages.leave(this.signedIn.request(id, principal).id(), page.toString());
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> done(TaskNotOpenException refusal) {
		return problem(HttpStatus.CONFLICT, "This step was already done. The page shows the current step.");
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> denied(TaskDeniedException refusal) {
		return problem(HttpStatus.UNPROCESSABLE_ENTITY, refusal.getMessage());
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> unreachable(EngineNotReachableException refusal) {
		return problem(HttpStatus.SERVICE_UNAVAILABLE,
				"The system cannot be reached right now. What you entered is still here: try again in a moment.");
	}

	private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String detail) {
		return ResponseEntity.status(status)
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.body(ProblemDetail.forStatusAndDetail(status, detail));
	}

}
