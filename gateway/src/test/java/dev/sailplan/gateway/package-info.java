/// The gateway on a real broker, over real sockets.
@NullMarked
package dev.sailplan.gateway;

import org.jspecify.annotations.NullMarked;
