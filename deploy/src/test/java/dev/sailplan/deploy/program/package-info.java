/// How tests start Java programs in processes of their own.
@NullMarked
package dev.sailplan.deploy.program;

import org.jspecify.annotations.NullMarked;
