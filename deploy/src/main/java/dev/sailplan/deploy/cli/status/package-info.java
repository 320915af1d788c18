/// Shows how applications stand: `sailplan status`.
@NullMarked
package dev.sailplan.deploy.cli.status;

import org.jspecify.annotations.NullMarked;
