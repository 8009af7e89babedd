package org.caseaccess.consent;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

/**
 * The guarded updates decide races: whoever changes a row first wins, the others change
 * nothing.
 */
interface AccessRequestRepository extends ListCrudRepository<AccessRequest, UUID> {

	@Query("select * from access_request where agent_id = :agentId order by opened_at desc fetch first :limit rows only")
	List<AccessRequest> latest(UUID agentId, int limit);

	@Query("select * from access_request where id = :id for update")
	Optional<AccessRequest> hold(UUID id);

	@Query("select id from access_request where state = 'OPEN'")
	List<UUID> idsOfOpen();

	@Query("select id from access_request where agent_id = :agentId and state = 'OPEN'")
	List<UUID> idsOfOpenBy(UUID agentId);

	/** When the answer window is over it is silence that ends the attempt. */
	@Query("""
			select r.id from access_request r
			 where r.leave_due_at <= :now and r.state = 'OPEN'
			   and exists (select 1 from consent_attempt a
			                where a.access_request_id = r.id and a.state = 'PENDING'
			                  and a.requested_at <= r.leave_due_at and a.deadline > :now)
			""")
	List<UUID> idsOfLeft(Instant now);

	@Query("""
			select exists (select 1 from consent_record where access_request_id = :id and kind = 'GIVEN')
			""")
	boolean hasConsent(UUID id);

	@Modifying
	@Query("""
			update access_request set client_id = :clientId, search_outcome = :outcome, version = version + 1
			 where id = :id and state = 'OPEN'
			""")
	boolean recordSearch(UUID id, UUID clientId, String outcome);

	@Modifying
	@Query("""
			update access_request set state = :state, closed_at = :now, version = version + 1
			 where id = :id and state = 'OPEN'
			""")
	boolean close(UUID id, RequestState state, Instant now);

	@Query("""
			select id from access_request
			 where agent_id = :agentId and client_id = :clientId and state in ('OPEN', 'GRANTED', 'ASSOCIATED_BEFORE')
			""")
	List<UUID> idsOfAccess(UUID agentId, UUID clientId);

	@Modifying
	@Query("""
			update access_request set state = :state, version = version + 1
			 where id = :id and state in ('GRANTED', 'ASSOCIATED_BEFORE')
			""")
	boolean endAccess(UUID id, RequestState state);

	@Modifying
	@Query("update access_request set leave_due_at = :due, version = version + 1 where id = :id and state = 'OPEN'")
	boolean leaveAt(UUID id, Instant due);

	@Modifying
	@Query("""
			update access_request set leave_due_at = null, version = version + 1
			 where id = :id and leave_due_at is not null
			""")
	boolean stay(UUID id);

}
