/// Sets up what is measured: a dev of its own with a clone of its sample repository, and programs around it.
@NullMarked
package dev.sailplan.tools.bench.stand;

import org.jspecify.annotations.NullMarked;
