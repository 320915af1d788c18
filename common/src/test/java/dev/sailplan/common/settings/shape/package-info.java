@NullMarked
package dev.sailplan.common.settings.shape;

import org.jspecify.annotations.NullMarked;
