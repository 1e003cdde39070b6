/**
 * Connectors from outside the application: finds the beans, the jar that each came from and what the office decided about
 * that jar, and keeps how connectors behaved. It calls no connector.
 */
package id.sigap.connector.dropin;
