/// Bounds what a sender may take: bytes, requests, connections and time.
@NullMarked
package dev.sailplan.gateway.limits;

import org.jspecify.annotations.NullMarked;
