package org.caseaccess;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Case Access: client consent for licensed agents, as a Camunda 8 process application.
 */
@SpringBootApplication
public class CaseAccessApplication {

	public static void main(String[] args) {
		SpringApplication.run(CaseAccessApplication.class, args);
	}

}
