/// Defines the language of the `sailplan.dev/…` annotations: the planner refuses what it can't read, the applier obeys. Pure.
@NullMarked
package dev.sailplan.common.domain.rules;

import org.jspecify.annotations.NullMarked;
