package io.albreport.local.generator.files;

/**
 * How many lines of each kind are still to be written into one file.
 *
 * @param inside requests of the day
 * @param outside requests of the day before or after
 * @param malformed no requests at all
 */
public record FileContents(long inside, long outside, long malformed) {

    public long lines() {
        return inside + outside + malformed;
    }
}
