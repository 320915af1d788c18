/// What the YAML reader promises.
@NullMarked
package dev.sailplan.common.yaml;

import org.jspecify.annotations.NullMarked;
