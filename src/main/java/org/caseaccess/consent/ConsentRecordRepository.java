package org.caseaccess.consent;

import java.util.Optional;
import java.util.UUID;

import org.springframework.data.repository.Repository;

interface ConsentRecordRepository extends Repository<ConsentRecord, UUID> {

	Optional<ConsentRecord> findByAccessRequestId(UUID accessRequestId);

}
