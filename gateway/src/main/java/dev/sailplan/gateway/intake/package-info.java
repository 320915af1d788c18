/// Takes webhooks: reads them within bounds, has them proven and decided, publishes what they say and only
/// then says yes.
///
/// Start with `HookHandler`, which is the order of the steps.
@NullMarked
package dev.sailplan.gateway.intake;

import org.jspecify.annotations.NullMarked;
