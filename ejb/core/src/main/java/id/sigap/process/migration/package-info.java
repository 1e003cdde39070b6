/**
 * How running cases come to another release: by an explicit plan that one administrator draws and another starts, after a dry
 * run of every case.
 *
 * <p>A case moves with everything that its process called, in one transaction under its lock, or stays as it is with the
 * reason beside it. The row of a case and its move are one transaction, so that a case is moved exactly once, whatever
 * crashes. One plan works at a time; its row is locked while a case moves, so that one server does.
 */
package id.sigap.process.migration;
