@NullMarked
package dev.sailplan.common.service;

import org.jspecify.annotations.NullMarked;
