package org.caseaccess.driver;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;

/** Somebody with an account of the organisation, whoever that is here. */
public final class OrganisationVisitor {

	private final Visitor visitor;

	public OrganisationVisitor(URI base) {
		this.visitor = new Visitor(base);
	}

	/** Signs in; gives the address to which that leads. */
	public String signIn(String user) {
		return AgentVisitor.followSignIn(this.visitor, user);
	}

	/** Opens a page. */
	public HttpResponse<String> page(String path) {
		return this.visitor.page(path);
	}

	/** Presses the button to sign out on a page that has one. */
	public HttpResponse<String> signOut(String path, String page) {
		return this.visitor.postForm(path, Map.of("_csrf", Visitor.field(page, "_csrf")));
	}

}
