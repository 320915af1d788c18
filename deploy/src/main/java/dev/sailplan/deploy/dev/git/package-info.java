/// A Git host for one machine: smart HTTP, webhooks as GitHub sends them, and answers in the push output.
@NullMarked
package dev.sailplan.deploy.dev.git;

import org.jspecify.annotations.NullMarked;
