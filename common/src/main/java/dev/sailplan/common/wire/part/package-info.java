/// What is too large for one record: cut into parts and joined again.
@NullMarked
package dev.sailplan.common.wire.part;

import org.jspecify.annotations.NullMarked;
