/// The operator's `server.yaml`: read as a whole, with every fault at its place; each service takes its
/// own section. `dev` makes the same settings in memory, and no service reads the file yet: that comes with services
/// of their own.
@NullMarked
package dev.sailplan.common.settings;

import org.jspecify.annotations.NullMarked;
