/// Stores inventories in ConfigMaps by compare-and-set; the edge of the room `inventory`.
@NullMarked
package dev.sailplan.applier.store;

import org.jspecify.annotations.NullMarked;
