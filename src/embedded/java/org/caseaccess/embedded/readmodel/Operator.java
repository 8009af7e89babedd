package org.caseaccess.embedded.readmodel;

/**
 * The operators of the API's filters.
 */
enum Operator {

	EQ("$eq"), NEQ("$neq"), EXISTS("$exists"), GT("$gt"), GTE("$gte"), LT("$lt"), LTE("$lte"), IN("$in"),
	NOT_IN("$notIn"), LIKE("$like");

	private final String sign;

	Operator(String sign) {
		this.sign = sign;
	}

	static Operator of(String field, String sign) {
		for (Operator operator : values()) {
			if (operator.sign.equals(sign)) {
				return operator;
			}
		}
		throw new InvalidSearchException("Unknown operator '" + sign + "' in the filter '" + field + "'");
	}

}
