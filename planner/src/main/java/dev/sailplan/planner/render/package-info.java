/// Renders the files of an application to objects.
@NullMarked
package dev.sailplan.planner.render;

import org.jspecify.annotations.NullMarked;
