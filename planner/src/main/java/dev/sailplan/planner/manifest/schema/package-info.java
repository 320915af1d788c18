/// Knows the kinds that a cluster serves or a commit brings, and holds objects to their schemas.
@NullMarked
package dev.sailplan.planner.manifest.schema;

import org.jspecify.annotations.NullMarked;
