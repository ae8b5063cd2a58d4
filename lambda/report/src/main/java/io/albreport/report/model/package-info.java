/** The report as data, from which all formats are made. */
@NullMarked
package io.albreport.report.model;

import org.jspecify.annotations.NullMarked;
