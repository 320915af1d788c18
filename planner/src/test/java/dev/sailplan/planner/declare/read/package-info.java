/// Golden folders of `sailplan.yaml`, and its schema held to the reader.
@NullMarked
package dev.sailplan.planner.declare.read;

import org.jspecify.annotations.NullMarked;
