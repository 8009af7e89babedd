package org.caseaccess.audit;

/**
 * The notices that tell a client about a new access: the first, and one on a second
 * channel.
 */
final class AssociationNoticeKeys {

	/** In SQL, where the association is called {@code s}. */
	static final String OF_ASSOCIATION_S = """
			('association:' || cast(s.access_request_id as varchar(36)),
			 'association:' || cast(s.access_request_id as varchar(36)) || ':EMAIL',
			 'association:' || cast(s.access_request_id as varchar(36)) || ':TEXT',
			 'association:' || cast(s.access_request_id as varchar(36)) || ':PORTAL')
			""";

	private AssociationNoticeKeys() {
	}

}
