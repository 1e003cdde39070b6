/**
 * The platforms of the demonstration and of the tests, each played by a local stand-in: what the office's account there needs
 * at Sigap, and how a citizen writes and reads there. No platform is reached, nothing here is part of the application.
 */
package id.sigap.demo.platform;
