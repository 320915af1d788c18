/// An Apache Kafka broker inside this JVM.
@NullMarked
package dev.sailplan.local.kafka;

import org.jspecify.annotations.NullMarked;
