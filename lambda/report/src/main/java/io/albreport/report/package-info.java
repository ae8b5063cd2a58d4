/**
 * What a report is: the one SQL statement that asks for it, the model that its answer is folded into, and the four
 * formats that are made from that model. Nothing here knows of AWS, of an engine or of files.
 */
@NullMarked
package io.albreport.report;

import org.jspecify.annotations.NullMarked;
