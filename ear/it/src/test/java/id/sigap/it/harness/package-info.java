/**
 * What the tests of this module stand on: the provisioned server with the built application in a process of its own, real
 * databases, a real Keycloak, a real browser, and deployments for tests that run inside the container. Everything that is
 * started here ends with the JVM, even where that is killed.
 */
package id.sigap.it.harness;
