/** Where platforms deliver: raw bytes and headers go to the connector, what it lets in is stored before it is acknowledged. */
package id.sigap.web.channels;
