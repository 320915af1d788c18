/// What is wrong with something a person wrote, and where.
@NullMarked
package dev.sailplan.common.domain.problem;

import org.jspecify.annotations.NullMarked;
