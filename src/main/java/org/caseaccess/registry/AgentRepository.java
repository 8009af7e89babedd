package org.caseaccess.registry;

import java.util.Optional;
import java.util.UUID;

import org.springframework.data.repository.Repository;

interface AgentRepository extends Repository<Agent, UUID> {

	Optional<Agent> findById(UUID id);

	Optional<Agent> findByUsername(String username);

	Optional<Agent> findByNpn(String npn);

}
