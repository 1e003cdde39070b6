/**
 * The engine and what it calls. Only this package and {@code process.engine} know the engine's API; no engine type leaves
 * them. A delegate reads variables, calls one business method and writes variables.
 */
package id.sigap.process;
