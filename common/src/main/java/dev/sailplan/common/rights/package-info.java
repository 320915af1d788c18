/// Who may do what on Kafka: one table, from which rights are printed and tests are made.
@NullMarked
package dev.sailplan.common.rights;

import org.jspecify.annotations.NullMarked;
