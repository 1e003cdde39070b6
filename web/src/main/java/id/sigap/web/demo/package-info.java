/** Calls that exist in the demo profile only and answer 404 anywhere else. */
package id.sigap.web.demo;
