/// A plan as people read it: every object and every field, from what the log says of it.
@NullMarked
package dev.sailplan.deploy.plan;

import org.jspecify.annotations.NullMarked;
