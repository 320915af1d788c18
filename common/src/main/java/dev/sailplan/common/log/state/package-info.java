/// Folds the state of a partition from its topic, with the cursors of its lanes.
@NullMarked
package dev.sailplan.common.log.state;

import org.jspecify.annotations.NullMarked;
