/// Reads requests within bounds, and answers them.
@NullMarked
package dev.sailplan.gateway.http;

import org.jspecify.annotations.NullMarked;
