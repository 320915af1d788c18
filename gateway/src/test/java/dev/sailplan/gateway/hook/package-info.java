/// Payloads written to the hosts' published schemas, and what they are taken for.
@NullMarked
package dev.sailplan.gateway.hook;

import org.jspecify.annotations.NullMarked;
