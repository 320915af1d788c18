/// What became of a plan or a release on its cluster.
@NullMarked
package dev.sailplan.common.domain.outcome;

import org.jspecify.annotations.NullMarked;
