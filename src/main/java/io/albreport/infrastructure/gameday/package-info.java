/** What a game day starts: experiments that cause a fault in AWS itself, and stop before readers suffer. */
@NullMarked
package io.albreport.infrastructure.gameday;

import org.jspecify.annotations.NullMarked;
