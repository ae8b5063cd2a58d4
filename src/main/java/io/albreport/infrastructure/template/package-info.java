/** What every construct writes into a template: permissions, accepted findings, maps in their order. */
@NullMarked
package io.albreport.infrastructure.template;

import org.jspecify.annotations.NullMarked;
