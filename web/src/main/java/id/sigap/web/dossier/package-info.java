/** The dossier of one case, for auditors: what goes into it, and its download. */
package id.sigap.web.dossier;
