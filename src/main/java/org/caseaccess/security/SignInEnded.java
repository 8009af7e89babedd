package org.caseaccess.security;

/**
 * Somebody's account was closed or changed while they were signed in, so they are not any
 * more.
 *
 * @param username the account
 */
public record SignInEnded(String username) {
}
