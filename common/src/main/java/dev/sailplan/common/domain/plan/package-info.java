/// Plans, releases and the decisions that stand between them.
@NullMarked
package dev.sailplan.common.domain.plan;

import org.jspecify.annotations.NullMarked;
