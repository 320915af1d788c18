/// Pure: what we own on a cluster, and the ConfigMaps it is kept in.
@NullMarked
package dev.sailplan.applier.inventory;

import org.jspecify.annotations.NullMarked;
