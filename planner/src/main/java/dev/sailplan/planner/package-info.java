/// Makes plans of commits and releases them.
///
/// Pure rooms decide: `declare` (sailplan.yaml), `manifest` (files to objects), `plan`, `gate`. The edge is `git`.
/// Here they are wired and run on the log.
@NullMarked
package dev.sailplan.planner;

import org.jspecify.annotations.NullMarked;
