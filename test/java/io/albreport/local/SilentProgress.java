package io.albreport.local;

import java.io.OutputStream;
import java.io.PrintStream;

/** For tests, which nobody watches. */
final class SilentProgress {
    static final Progress PROGRESS = new Progress(new PrintStream(OutputStream.nullOutputStream()), false);

    private SilentProgress() {}
}
