/** The core's beans on a database in memory, for tests of one act that need neither server nor engine. */
package id.sigap.harness;
