/// Tests of the whole applier.
@NullMarked
package dev.sailplan.applier;

import org.jspecify.annotations.NullMarked;
