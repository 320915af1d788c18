/// One type per identifier, validated once, so that a commit can't be passed for a ref.
@NullMarked
package dev.sailplan.common.domain.id;

import org.jspecify.annotations.NullMarked;
