package org.caseaccess.development;

/**
 * How a way of notice behaves, to try the paths.
 */
public enum ChannelMode {

	/** Takes everything. */
	WORKS,
	/** Is not there: every try fails. */
	FAILS,
	/** Takes its time. */
	SLOW,
	/** Takes everything, and cannot deliver it a moment later. */
	BOUNCES

}
