/// JSON, and the domain as JSON: read strictly and within a budget, written the same way every time.
@NullMarked
package dev.sailplan.common.wire.json;

import org.jspecify.annotations.NullMarked;
