/**
 * What administrators change while the desk works: processes, office data, channels' accounts and what strangers send to these.
 * One server for all of it ({@link id.sigap.it.admin.AdministratorsIT}); each subject has a class of its own.
 */
package id.sigap.it.admin;
