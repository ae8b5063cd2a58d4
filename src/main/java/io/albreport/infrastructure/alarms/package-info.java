/** What wakes somebody: each alarm, its metric and its threshold. */
@NullMarked
package io.albreport.infrastructure.alarms;

import org.jspecify.annotations.NullMarked;
