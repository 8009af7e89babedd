package org.caseaccess.association;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.repository.Repository;

interface AssociationRepository extends Repository<Association, UUID> {

	Optional<Association> findByAccessRequestId(UUID accessRequestId);

	Optional<Association> findByActivePair(String activePair);

	List<Association> findByAgentIdAndEndedAtIsNull(UUID agentId);

}
