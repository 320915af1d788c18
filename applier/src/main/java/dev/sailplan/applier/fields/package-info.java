/// Knows the fields of objects and their managers: paths, sets, owners, differences, and our own marks; pure.
@NullMarked
package dev.sailplan.applier.fields;

import org.jspecify.annotations.NullMarked;
