/// What Sailplan talks about, as plain values: no I/O, no clock, no randomness, no library.
///
/// `id` names things, `json` is the one value type for manifests, `problem` is what people are told,
/// and `event` → `plan` → `effect` → `outcome` → `status` follow a commit on its way to a cluster.
@NullMarked
package dev.sailplan.common.domain;

import org.jspecify.annotations.NullMarked;
