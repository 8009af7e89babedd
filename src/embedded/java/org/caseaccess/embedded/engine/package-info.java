/**
 * The Zeebe engine in this JVM: state and log in memory, commands in, exported events
 * out, a gRPC gateway on loopback.
 */
package org.caseaccess.embedded.engine;
