/// Measures the first install of a fleet.
@NullMarked
package dev.sailplan.deploy.bench.install;

import org.jspecify.annotations.NullMarked;
