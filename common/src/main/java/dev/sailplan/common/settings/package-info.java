/// The operator's `server.yaml`: read as a whole, with every fault at its place; each service takes its
/// own section. `dev` makes the same settings in memory.
@NullMarked
package dev.sailplan.common.settings;

import org.jspecify.annotations.NullMarked;
