@NullMarked
package dev.sailplan.common.wire;

import org.jspecify.annotations.NullMarked;
