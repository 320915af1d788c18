/// What a person who pushes is told: follows one push through the topics and puts it into words.
@NullMarked
package dev.sailplan.deploy.dev.push;

import org.jspecify.annotations.NullMarked;
