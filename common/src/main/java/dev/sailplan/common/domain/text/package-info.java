/// Text that people read: counted and named as people do, and unable to steer a terminal.
@NullMarked
package dev.sailplan.common.domain.text;

import org.jspecify.annotations.NullMarked;
