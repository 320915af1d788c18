/// Plans one application at one commit, and releases what the gate lets through.
///
/// Start with `ApplicationPlanner`; `ApplicationContents` knows the files, `ReleaseGate` writes what comes of a plan.
@NullMarked
package dev.sailplan.planner.application;

import org.jspecify.annotations.NullMarked;
