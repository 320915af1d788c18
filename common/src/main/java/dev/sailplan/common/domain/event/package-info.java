/// The normalised facts and requests that start work.
@NullMarked
package dev.sailplan.common.domain.event;

import org.jspecify.annotations.NullMarked;
