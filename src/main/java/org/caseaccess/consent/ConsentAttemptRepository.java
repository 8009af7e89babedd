package org.caseaccess.consent;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/**
 * The state machine of an attempt lives in the guard {@code state = 'PENDING'}: of an
 * answer, a timeout and a withdrawal in the same millisecond one wins, in the database.
 */
interface ConsentAttemptRepository extends Repository<ConsentAttempt, UUID> {

	Optional<ConsentAttempt> findById(UUID id);

	Optional<ConsentAttempt> findByAccessRequestIdAndStartKey(UUID accessRequestId, String startKey);

	Optional<ConsentAttempt> findByTokenHash(String tokenHash);

	Optional<ConsentAttempt> findByAccessRequestIdAndState(UUID accessRequestId, AttemptState state);

	@Query("""
			select * from consent_attempt where access_request_id = :accessRequestId
			 order by requested_at desc, attempt_number desc fetch first 1 row only
			""")
	Optional<ConsentAttempt> latest(UUID accessRequestId);

	/** Newest first. */
	List<ConsentAttempt> findByClientIdAndStateOrderByRequestedAtDesc(UUID clientId, AttemptState state);

	@Query("select id from consent_attempt where state = 'PENDING' and deadline <= :before order by deadline")
	List<UUID> idsOfOverdue(Instant before);

	/** The first time counts. */
	@Modifying
	@Query("""
			update consent_attempt set opened_at = :now, opened_through = :way
			 where id = :id and opened_at is null and state = 'PENDING'
			""")
	boolean opened(UUID id, ConsentWay way, Instant now);

	@Modifying
	@Query("""
			update consent_attempt set state = :answer, closed_at = :now, answered_through = :way
			 where id = :id and state = 'PENDING' and deadline > :now
			   and exists (select 1 from access_request r where r.id = access_request_id and r.state = 'OPEN')
			""")
	boolean answer(UUID id, AttemptState answer, ConsentWay way, Instant now);

	/** The other half of the guard in {@code answer}: each moment belongs to one. */
	@Modifying
	@Query("""
			update consent_attempt set state = 'NO_RESPONSE', closed_at = :now
			 where id = :id and state = 'PENDING' and deadline <= :now
			""")
	boolean closeUnanswered(UUID id, Instant now);

	@Modifying
	@Query("""
			update consent_attempt set state = :state, failure_reason = :reason, closed_at = :now
			 where id = :id and state = 'PENDING'
			""")
	boolean close(UUID id, AttemptState state, String reason, Instant now);

}
