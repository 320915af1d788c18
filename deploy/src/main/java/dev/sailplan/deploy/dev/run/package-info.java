/// One run of `sailplan dev`: what it was asked for, whom it speaks to, what it has started and how that stops.
@NullMarked
package dev.sailplan.deploy.dev.run;

import org.jspecify.annotations.NullMarked;
