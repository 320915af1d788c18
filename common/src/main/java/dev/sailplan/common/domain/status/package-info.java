/// The latest word of an applier about an application, and about its cluster.
@NullMarked
package dev.sailplan.common.domain.status;

import org.jspecify.annotations.NullMarked;
