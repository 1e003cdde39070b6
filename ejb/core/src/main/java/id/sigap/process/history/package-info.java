/** What the engine remembers of steps: those of one case, and how long steps take on a release. It only reads. */
package id.sigap.process.history;
