/** The CDK app: what runs the report in an AWS account, one class per capability. */
@NullMarked
package io.albreport.infrastructure;

import org.jspecify.annotations.NullMarked;
