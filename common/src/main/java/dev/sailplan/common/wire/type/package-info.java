/// Which types of record there are, and what may be said of each without reading it.
@NullMarked
package dev.sailplan.common.wire.type;

import org.jspecify.annotations.NullMarked;
