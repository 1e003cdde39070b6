/** The REST contract of {@code docs/api.md}: every call checks role and ownership on the server and runs in one unit of work. */
package id.sigap.web;
