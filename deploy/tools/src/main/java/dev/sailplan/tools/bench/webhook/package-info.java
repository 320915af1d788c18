/// Measures how many webhooks a gateway takes.
@NullMarked
package dev.sailplan.tools.bench.webhook;

import org.jspecify.annotations.NullMarked;
