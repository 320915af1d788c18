@NullMarked
package dev.sailplan.common.log.kafka.connect;

import org.jspecify.annotations.NullMarked;
