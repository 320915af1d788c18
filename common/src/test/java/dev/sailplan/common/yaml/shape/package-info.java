@NullMarked
package dev.sailplan.common.yaml.shape;

import org.jspecify.annotations.NullMarked;
