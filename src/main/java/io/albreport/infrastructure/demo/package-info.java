/** A load balancer with a service behind it, to try the report on. */
@NullMarked
package io.albreport.infrastructure.demo;

import org.jspecify.annotations.NullMarked;
