/// What reading manifests promises.
@NullMarked
package dev.sailplan.planner.manifest;

import org.jspecify.annotations.NullMarked;
