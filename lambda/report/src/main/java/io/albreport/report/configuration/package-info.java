/** What the configuration of the report says. */
@NullMarked
package io.albreport.report.configuration;

import org.jspecify.annotations.NullMarked;
