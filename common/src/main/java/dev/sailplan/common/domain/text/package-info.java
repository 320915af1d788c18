/// What words of others may hold before people read them.
@NullMarked
package dev.sailplan.common.domain.text;

import org.jspecify.annotations.NullMarked;
