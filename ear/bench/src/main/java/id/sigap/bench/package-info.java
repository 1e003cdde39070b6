/**
 * The benchmark: Sigap through REST against a bare engine that runs the same diagrams, on the same PostgreSQL, in one run.
 * What it measures and how to read it stands in {@code docs/benchmark.md}. It uses the servers of {@code ear/demo} and of
 * the core only what the bare engine shares with Sigap: the closing of the engine, the shipped set, the triage's facts.
 */
package id.sigap.bench;
