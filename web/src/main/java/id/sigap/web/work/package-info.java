/** Work that waits for somebody: forwardings at an agency, the office's own steps, incidents. */
package id.sigap.web.work;
