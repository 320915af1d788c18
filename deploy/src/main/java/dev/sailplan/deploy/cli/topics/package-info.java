/// `sailplan topics`: makes and verifies the topics, or prints them and the rights on them for those who make them.
@NullMarked
package dev.sailplan.deploy.cli.topics;

import org.jspecify.annotations.NullMarked;
