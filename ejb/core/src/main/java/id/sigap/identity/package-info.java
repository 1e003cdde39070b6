/**
 * Who people are: the caller of a request, and the directory of operators, approvers, officers and heads that Keycloak
 * keeps. It decides nothing about cases and calls no other feature.
 *
 * <p>When Keycloak is away nobody new signs in, but the directory goes on answering from its last good copy and says that
 * it is stale: running cases, timers and replies need no Keycloak.
 */
package id.sigap.identity;
