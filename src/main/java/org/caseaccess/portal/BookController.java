package org.caseaccess.portal;

import java.security.Principal;
import java.util.UUID;

import org.caseaccess.portal.AgentBook.Figures;
import org.caseaccess.portal.BookList.Category;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * The lists behind the counts of the dashboard.
 */
@Controller
class BookController {

	private final SignedInAgent signedIn;

	private final AgentBook book;

	BookController(SignedInAgent signedIn, AgentBook book) {
		this.signedIn = signedIn;
		this.book = book;
	}

	@GetMapping("/agent/book/{list}/{category}")
	String list(@PathVariable("list") String listKey, @PathVariable("category") String categoryKey,
			@RequestParam(defaultValue = "1") int page, Principal principal, Model model) {
		BookList list = BookList.of(listKey).orElseThrow(BookController::unknown);
		Category category = list.categories()
			.stream()
			.filter((found) -> found.key().equals(categoryKey))
			.findAny()
			.orElseThrow(BookController::unknown);
		UUID agent = this.signedIn.profile(principal).id();
		Figures figures = this.book.figures(list, agent);
		model.addAttribute("list", list);
		model.addAttribute("category", category);
		model.addAttribute("figures", figures);
		model.addAttribute("page", this.book.page(list, category, agent, figures.of(category), page));
		return "portal/list";
	}

	private static ResponseStatusException unknown() {
		return new ResponseStatusException(HttpStatus.NOT_FOUND);
	}

}
