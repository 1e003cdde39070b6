/**
 * One case as one file that is checked without this server: what people read (a PDF with diagram and timeline), what programs
 * read (JSON), the files, and what proves that the ledger knows all of it. The public version has personal data blackened.
 */
package id.sigap.dossier;
