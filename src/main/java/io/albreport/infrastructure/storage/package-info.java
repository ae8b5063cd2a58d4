/** What is stored: the buckets, and how they are copied to the other region. */
@NullMarked
package io.albreport.infrastructure.storage;

import org.jspecify.annotations.NullMarked;
