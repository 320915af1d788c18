/// Splits a file into documents and those into the parser's events; what can't be read ends in a [Refusal].
@NullMarked
package dev.sailplan.common.yaml.syntax;

import org.jspecify.annotations.NullMarked;
