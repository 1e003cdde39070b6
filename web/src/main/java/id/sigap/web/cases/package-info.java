/** Cases as the desk sees them and acts on them. */
package id.sigap.web.cases;
