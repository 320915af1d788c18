/// The services as processes of their own, each on the class path of its module.
@NullMarked
package dev.sailplan.deploy.service;

import org.jspecify.annotations.NullMarked;
