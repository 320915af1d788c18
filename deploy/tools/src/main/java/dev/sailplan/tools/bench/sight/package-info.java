/// Watches a dev's topics as an outsider does, and notes when each record could be read.
@NullMarked
package dev.sailplan.tools.bench.sight;

import org.jspecify.annotations.NullMarked;
