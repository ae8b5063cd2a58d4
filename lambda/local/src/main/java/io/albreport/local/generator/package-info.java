/**
 * Makes a day of access logs as a load balancer would deliver them, with what is odd in real ones, and the truth about
 * them: totals that are counted while the lines are made, so that a report can be held against them.
 */
@NullMarked
package io.albreport.local.generator;

import org.jspecify.annotations.NullMarked;
