/// Names what is wrong with a manifest, and where; quotes nothing that may be secret.
@NullMarked
package dev.sailplan.planner.manifest.problem;

import org.jspecify.annotations.NullMarked;
