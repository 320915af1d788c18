/// Runs what waits on the lanes of one partition, each job until it is committed or given up.
///
/// Start with `LaneRunner`; `OwnedPartition` is what lives from assignment to revocation.
@NullMarked
package dev.sailplan.common.log.lane;

import org.jspecify.annotations.NullMarked;
