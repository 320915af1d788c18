@NullMarked
package dev.sailplan.deploy.cli.topics;

import org.jspecify.annotations.NullMarked;
