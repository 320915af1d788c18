/// Faces Git hosts: takes their webhooks and answers once what they say is in Kafka.
@NullMarked
package dev.sailplan.gateway;

import org.jspecify.annotations.NullMarked;
