/// The parts of an installation, each as dev starts it on loopback, with the keys and settings that it makes itself.
@NullMarked
package dev.sailplan.deploy.dev.part;

import org.jspecify.annotations.NullMarked;
