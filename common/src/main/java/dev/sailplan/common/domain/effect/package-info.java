/// What carrying out a plan would do, or did, to each object.
@NullMarked
package dev.sailplan.common.domain.effect;

import org.jspecify.annotations.NullMarked;
