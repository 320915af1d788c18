package dev.sailplan.common.rights;

import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.log.port.Membership;

/// Names the consumer groups of the services, and those who write without one.
public final class Groups {
    public static final String PLANNER = "sailplan-planner";

    /// The gateway's roles that read; none is built yet.
    static final String REPORT = "sailplan-report";

    static final String AUDIT = "sailplan-audit";

    /// How the transactions of people's requests begin.
    public static final String OF_PERSONS = "sailplan-person-";

    public static final String OF_QUARANTINE = "sailplan-quarantine";

    private Groups() {}

    public static String applier(ClusterName cluster) {
        return "sailplan.applier." + cluster;
    }

    static String transactions(String group) {
        return Membership.transactionsOf(group);
    }
}
