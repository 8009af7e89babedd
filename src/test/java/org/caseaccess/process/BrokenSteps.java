package org.caseaccess.process;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

import javax.sql.DataSource;

import org.slf4j.MDC;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** The database is away for the jobs of one step of the model, until it is mended. */
@TestConfiguration(proxyBeanMethods = false)
class BrokenSteps {

	private volatile String element;

	void breakDown(String element) {
		this.element = element;
	}

	void mend() {
		this.element = null;
	}

	@Bean
	static BeanPostProcessor awayForOneStep(ObjectProvider<BrokenSteps> steps) {
		return new BeanPostProcessor() {

			@Override
			public Object postProcessAfterInitialization(Object bean, String name) {
				return (bean instanceof DataSource database) ? new AwayForOneStep(database, steps) : bean;
			}

		};
	}

	private static final class AwayForOneStep extends DelegatingDataSource {

		private final ObjectProvider<BrokenSteps> steps;

		private AwayForOneStep(DataSource database, ObjectProvider<BrokenSteps> steps) {
			super(database);
			this.steps = steps;
		}

		// a job's thread says at which element it works
		@Override
		public Connection getConnection() throws SQLException {
			String working = MDC.get("element");
			if (working != null && working.equals(this.steps.getObject().element)) {
				throw new SQLTransientConnectionException("away for this step");
			}
			return super.getConnection();
		}

	}

}
