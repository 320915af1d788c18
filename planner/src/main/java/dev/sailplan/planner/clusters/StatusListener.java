package dev.sailplan.planner.clusters;

import dev.sailplan.common.domain.id.ClusterName;
import dev.sailplan.common.domain.status.Status;

/// A listener to what is new on the status topics. It is told nothing while a topic is read for the first time.
public interface StatusListener {
    void statusChanged(Status status);

    /// The facts of the cluster are others, or all that its topic said is known now.
    void factsChanged(ClusterName cluster);
}
