/**
 * The servers around Sigap for trying it and for its tests: a real mail server, a real PostgreSQL, a real Keycloak and the
 * provisioned WildFly, all on the loopback address and all children of one process.
 *
 * <p>{@link id.sigap.demo.Demo} is what {@code ./run} starts; the other classes can be used alone. Nothing of this package
 * is part of the application or belongs on an office's server: passwords are known to everyone.
 */
package id.sigap.demo;
