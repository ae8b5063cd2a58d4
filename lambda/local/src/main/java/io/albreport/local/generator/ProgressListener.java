package io.albreport.local.generator;

/** Hears how far the generator is, once for every log file. */
@FunctionalInterface
public interface ProgressListener {
    /** For those who do not care. */
    ProgressListener SILENT = (_, _) -> {};

    /**
     * Called after a file was written.
     *
     * @param lines written so far
     * @param ofLines that will be written in all
     */
    void written(long lines, long ofLines);
}
