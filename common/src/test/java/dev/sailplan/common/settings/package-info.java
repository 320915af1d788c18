@NullMarked
package dev.sailplan.common.settings;

import org.jspecify.annotations.NullMarked;
