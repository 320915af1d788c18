/// Carries a person's word about held plans: `sailplan release`, `sailplan let-go`.
@NullMarked
package dev.sailplan.deploy.cli.hold;

import org.jspecify.annotations.NullMarked;
