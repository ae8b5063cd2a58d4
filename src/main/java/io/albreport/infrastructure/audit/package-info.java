/** What is watched over beside the report itself: changes of IAM, public access to buckets. */
@NullMarked
package io.albreport.infrastructure.audit;

import org.jspecify.annotations.NullMarked;
