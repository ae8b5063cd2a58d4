package io.albreport.local.generator;

/**
 * How many lines of each kind are still to be written into one file.
 *
 * @param inside requests of the day
 * @param outside requests of the day before or after
 * @param malformed no requests at all
 */
record FileContents(long inside, long outside, long malformed) {

    long lines() {
        return inside + outside + malformed;
    }
}
