package org.caseaccess.domain;

@DomainTest
class PairOrdersOnH2IT extends PairOrders {

}
