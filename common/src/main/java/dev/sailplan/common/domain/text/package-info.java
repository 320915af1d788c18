/// Text that people read: what words of others may hold, and lists that name some of many.
@NullMarked
package dev.sailplan.common.domain.text;

import org.jspecify.annotations.NullMarked;
