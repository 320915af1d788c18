/// Decides what a Git host's webhook means: a request in, normalised events or a refusal out.
@NullMarked
package dev.sailplan.gateway.hook;

import org.jspecify.annotations.NullMarked;
