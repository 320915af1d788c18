@NullMarked
package dev.sailplan.common.log;

import org.jspecify.annotations.NullMarked;
