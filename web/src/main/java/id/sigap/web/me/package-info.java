/** Who is signed in. */
package id.sigap.web.me;
