/// The main job as a person does it: `git push` against a running dev, `kubectl` to look.
@NullMarked
package dev.sailplan.deploy.e2e;

import org.jspecify.annotations.NullMarked;
