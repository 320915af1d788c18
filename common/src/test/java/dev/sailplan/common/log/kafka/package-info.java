@NullMarked
package dev.sailplan.common.log.kafka;

import org.jspecify.annotations.NullMarked;
