package org.caseaccess.association;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.caseaccess.consent.EndMethod;
import org.caseaccess.consent.EndedBy;

import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

interface AssociationRepository extends Repository<Association, UUID> {

	Optional<Association> findById(UUID id);

	Optional<Association> findByAccessRequestId(UUID accessRequestId);

	Optional<Association> findByActivePair(String activePair);

	List<Association> findByAgentIdAndEndedAtIsNull(UUID agentId);

	List<Association> findByClientIdAndEndedAtIsNullOrderByStartedAtDesc(UUID clientId);

	List<Association> findByAgentIdAndEndedAtAfterOrderByEndedAtDesc(UUID agentId, Instant since);

	boolean existsByAgentIdAndClientId(UUID agentId, UUID clientId);

	/** The guard makes of many ends at once the one that counts. */
	@Modifying
	@Query("""
			update association
			   set ended_at = :now, ended_by = :by, end_method = :method, did_not_agree = :didNotAgree, active_pair = null
			 where id = :id and ended_at is null
			""")
	boolean end(UUID id, Instant now, EndedBy by, EndMethod method, boolean didNotAgree);

}
