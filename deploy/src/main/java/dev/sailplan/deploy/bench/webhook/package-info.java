/// Measures how many webhooks a gateway takes.
@NullMarked
package dev.sailplan.deploy.bench.webhook;

import org.jspecify.annotations.NullMarked;
