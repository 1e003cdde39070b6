/**
 * Whether a release keeps the promises: looks at all diagrams and tables of it together, before anything goes live.
 *
 * <p>Decides by reading alone, without an engine: first what the closed engine lets in
 * ({@link id.sigap.process.engine.DiagramCheck}), then the flow across called processes. Calls {@code process.engine} and
 * the names that Java and the diagrams share; refuses nothing itself, it only tells.
 */
package id.sigap.process.check;
