package org.caseaccess.audit;

import java.time.Clock;
import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The oversight page (R13). */
@Controller
class OversightController {

	private final Oversight oversight;

	private final Clock clock;

	OversightController(Oversight oversight, Clock clock) {
		this.oversight = oversight;
		this.clock = clock;
	}

	@GetMapping("/audit/oversight")
	ModelAndView oversight(@RequestParam(required = false) String from, @RequestParam(required = false) String to,
			@RequestParam(required = false) String order) {
		FigureOrder chosen = FigureOrder.named(order);
		ModelAndView page = new ModelAndView("audit/oversight");
		page.addObject("order", chosen);
		page.addObject("orders", FigureOrder.values());
		page.addObject("from", from);
		page.addObject("to", to);
		try {
			Period period = Period.of(from, to, this.clock);
			page.addObject("period", period);
			page.addObject("agents", this.oversight.in(period, chosen));
		}
		catch (InvalidPeriodException ex) {
			page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
			page.addObject("agents", List.of());
			page.addObject("wrongField", "period");
			page.addObject("message", ex.getMessage());
		}
		return page;
	}

}
