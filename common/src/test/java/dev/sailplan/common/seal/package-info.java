@NullMarked
package dev.sailplan.common.seal;

import org.jspecify.annotations.NullMarked;
