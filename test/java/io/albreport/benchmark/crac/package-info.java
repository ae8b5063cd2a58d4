/**
 * What {@code org.crac} looks for by these names in the package that the property {@code org.crac.Core.Compat} names,
 * and has from Lambda's runtime there: hooks around a snapshot. Here nothing is taken between them.
 */
@NullMarked
package io.albreport.benchmark.crac;

import org.jspecify.annotations.NullMarked;
