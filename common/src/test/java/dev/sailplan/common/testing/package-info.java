/// What tests of every module look at.
@NullMarked
package dev.sailplan.common.testing;

import org.jspecify.annotations.NullMarked;
