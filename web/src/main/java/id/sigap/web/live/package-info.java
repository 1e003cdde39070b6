/** Live events. */
package id.sigap.web.live;
