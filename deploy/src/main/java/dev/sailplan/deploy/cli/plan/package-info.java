/// Shows a plan: `sailplan plan`.
@NullMarked
package dev.sailplan.deploy.cli.plan;

import org.jspecify.annotations.NullMarked;
