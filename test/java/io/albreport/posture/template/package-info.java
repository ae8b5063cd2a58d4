/** A resource of a template, and what it refers to. */
@NullMarked
package io.albreport.posture.template;

import org.jspecify.annotations.NullMarked;
