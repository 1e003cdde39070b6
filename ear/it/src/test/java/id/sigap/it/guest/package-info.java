/** A stranger's connector, compiled against the connector API alone and put into jars of its own; no part of any test class. */
package id.sigap.it.guest;
