/// How words reach a terminal: counted as people count, and unable to steer it.
@NullMarked
package dev.sailplan.deploy.text;

import org.jspecify.annotations.NullMarked;
