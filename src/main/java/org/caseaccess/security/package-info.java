/**
 * Who may call what, and what every answer carries: sign-in, routes, headers, error
 * pages, addresses of the pages' files. Another source root may add a
 * {@link org.springframework.security.web.SecurityFilterChain} of its own with an order
 * before {@link org.caseaccess.security.SecurityConfiguration#ORDER}; nothing here names
 * its routes.
 */
package org.caseaccess.security;
