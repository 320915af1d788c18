/// Pure: whether effects are more than may happen without a person, in words for that person.
@NullMarked
package dev.sailplan.applier.effect.hold;

import org.jspecify.annotations.NullMarked;
