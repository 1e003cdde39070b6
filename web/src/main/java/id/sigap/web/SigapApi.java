package id.sigap.web;

import jakarta.annotation.security.DeclareRoles;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Everything under {@code /api}. */
@ApplicationPath("/api")
@DeclareRoles({"operator", "approver", "agency-officer", "administrator", "auditor"})
public class SigapApi extends Application {}
