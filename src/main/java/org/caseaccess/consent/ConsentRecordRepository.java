package org.caseaccess.consent;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

interface ConsentRecordRepository extends Repository<ConsentRecord, UUID> {

	Optional<ConsentRecord> findByAccessRequestIdAndKind(UUID accessRequestId, ConsentKind kind);

	boolean existsByGivenRecordId(UUID givenRecordId);

	@Query("""
			select c.* from consent_record c
			 where c.agent_id = :agentId and c.client_id = :clientId and c.kind = 'GIVEN'
			   and not exists (select 1 from consent_record e where e.given_record_id = c.id)
			 order by c.sequence_number
			""")
	List<ConsentRecord> notEnded(UUID agentId, UUID clientId);

	/** An access keeps the consent that it rests on until it is ended itself. */
	@Query("""
			select c.* from consent_record c
			 where c.agent_id = :agentId and c.client_id = :clientId and c.kind = 'GIVEN'
			   and not exists (select 1 from consent_record e where e.given_record_id = c.id)
			   and not exists (select 1 from access_request r
			                    where r.id = c.access_request_id and r.state in ('GRANTED', 'ASSOCIATED_BEFORE'))
			 order by c.sequence_number
			""")
	List<ConsentRecord> withoutAccess(UUID agentId, UUID clientId);

	@Query("select * from consent_record where client_id = :clientId order by sequence_number desc")
	List<ConsentRecord> ofClient(UUID clientId);

	@Query("""
			select * from consent_record where sequence_number > :sequenceNumber
			 order by sequence_number fetch first 500 rows only
			""")
	List<ConsentRecord> after(long sequenceNumber);

	@Query("select * from consent_record where sequence_number is null order by recorded_at, id fetch first 1 row only")
	Optional<ConsentRecord> firstWithoutPlace();

}
