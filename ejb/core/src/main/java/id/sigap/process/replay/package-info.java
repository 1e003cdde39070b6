/**
 * What a draft would have done: finished cases run through it on an engine in memory, with the decisions that people took
 * then, before the second person releases it.
 *
 * <p>The engine is made for one replay and thrown away; its delegates only note what they would do. Timers are fired one by
 * one where the recorded case's fired: no clock is moved, because the engine has one for the whole JVM.
 */
package id.sigap.process.replay;
