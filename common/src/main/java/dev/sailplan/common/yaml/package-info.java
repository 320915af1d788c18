/// Reads YAML and JSON exactly as kubectl reads them, with the place of every key and value.
@NullMarked
package dev.sailplan.common.yaml;

import org.jspecify.annotations.NullMarked;
