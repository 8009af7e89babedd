package org.caseaccess.portal;

import java.util.List;

/**
 * One page of a list.
 *
 * @param <T> what a row is
 * @param rows the rows of this page
 * @param total how many rows there are in all
 * @param number this page's number, from 1
 * @param pages how many pages there are, at least 1
 */
record ListPage<T>(List<T> rows, int total, int number, int pages) {

	/** So many rows a page has. */
	static final int SIZE = 20;

	/** The page next to one that was asked for and does not exist. */
	static int within(int asked, int total) {
		return Math.clamp(asked, 1, pages(total));
	}

	static <T> ListPage<T> of(List<T> rows, int total, int number) {
		return new ListPage<>(rows, total, number, pages(total));
	}

	/** How many rows stand before a page. */
	static int before(int number) {
		return (number - 1) * SIZE;
	}

	private static int pages(int total) {
		return Math.max(1, (total + SIZE - 1) / SIZE);
	}

}
