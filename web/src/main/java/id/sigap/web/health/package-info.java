/** For monitors. */
package id.sigap.web.health;
