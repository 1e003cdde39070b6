/** The lists that forms choose from. */
package id.sigap.web.catalog;
