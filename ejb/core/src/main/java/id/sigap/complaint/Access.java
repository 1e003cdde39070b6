package id.sigap.complaint;

import id.sigap.foundation.Refusal;

/**
 * Who may see a case: the one place that lists, search, counts, live events, notifications and exports all use.
 *
 * <p>An ordinary case is seen by the desk, the head of the office and auditors. A restricted one (oversight, secret or
 * anonymous reporters, crisis) is seen by approvers, the head of the office and auditors, by its holder, and, while it is an
 * emergency that nobody holds, by every operator. An agency sees a case only through a forwarding to it. Whoever sees a
 * restricted case as an auditor alone says why ({@link #needsPurpose}).
 */
public final class Access {
    /** The same rule as a condition of a query over {@code Complaint c}, with the parameter {@code :viewer}. */
    public static final String OPERATORS_CONDITION =
            "(c.restricted = false or c.claim.holder = :viewer or (c.emergency = true and c.claim.holder is null))";

    private Access() {}

    public static boolean maySee(Viewer viewer, Complaint complaint) {
        return viewer.is("auditor") || worksOn(viewer, complaint);
    }

    /**
     * Whether the rule lets this person see the case only in order to examine it, and it is restricted: then they say for
     * which purpose before they read it, and lists show nothing of what the citizen wrote.
     */
    public static boolean needsPurpose(Viewer viewer, Complaint complaint) {
        return complaint.restricted() && viewer.is("auditor") && !worksOn(viewer, complaint);
    }

    /** Whether somebody sees all cases only in order to examine them: words of restricted ones are not searched for them. */
    public static boolean examines(Viewer viewer) {
        return viewer.is("auditor") && !viewer.is("approver") && !viewer.officeHead();
    }

    private static boolean worksOn(Viewer viewer, Complaint complaint) {
        if (viewer.is("approver") || viewer.officeHead()) {
            return true;
        }
        boolean mine = viewer.username().equals(complaint.rawHolder());
        boolean unheldEmergency = complaint.emergency() && complaint.rawHolder() == null;
        return viewer.is("operator") && (!complaint.restricted() || mine || unheldEmergency);
    }

    /** Whether the rule lets this person see every case, restricted ones too. */
    public static boolean seesAll(Viewer viewer) {
        return viewer.is("approver") || viewer.is("auditor") || viewer.officeHead();
    }

    /** The same for an act: whoever sees a restricted case only in order to examine it does nothing to it. */
    public static void requireToAct(Viewer viewer, Complaint complaint) {
        require(viewer, complaint);
        if (needsPurpose(viewer, complaint)) {
            throw Refusal.notAllowed("Aduan " + complaint.ticket()
                    + " dibatasi; sebagai auditor Anda hanya dapat membacanya, dan untuk keperluan yang tercatat.");
        }
    }

    /** Refuses as if the case did not exist: whoever may not see it must not learn that it is there. */
    public static void require(Viewer viewer, Complaint complaint) {
        if (!maySee(viewer, complaint)) {
            throw Refusal.notFound("Aduan " + complaint.ticket() + " tidak ditemukan.");
        }
    }
}
