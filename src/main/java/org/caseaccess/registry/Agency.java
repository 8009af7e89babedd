package org.caseaccess.registry;

import java.util.UUID;

import org.springframework.data.annotation.Id;

record Agency(@Id UUID id, String name) {
}
