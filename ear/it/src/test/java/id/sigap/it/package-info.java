/** Tests of the whole: the built application on its server, with real databases, sign-in and browser. */
package id.sigap.it;
