package io.albreport.local;

import java.io.PrintStream;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Tells a waiting person what is going on: with a bar on a terminal, with a line where output is kept. */
final class Progress {
    private static final int REDRAW_MILLIS = 200;

    private final PrintStream out;
    private final boolean terminal;

    Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** On standard error, so that standard output stays free for the result. */
    static Progress onStandardError() {
        return new Progress(System.err, System.console() != null && System.console().isTerminal());
    }

    /** Work under way, until it is closed. */
    interface Step extends AutoCloseable {
        /** Units done so far. */
        void to(long done);

        @Override
        void close();
    }

    /**
     * Begins a piece of work.
     *
     * @param name what is being done, such as {@code Reading}
     * @param units how much there is to do; -1 when nobody can tell before the end
     */
    Step begin(String name, String detail, long units) {
        if (!terminal) {
            out.println(name + " " + detail);
            return new Step() {
                @Override
                public void to(long done) {}

                @Override
                public void close() {}
            };
        }
        ProgressBar bar = new ProgressBarBuilder().setTaskName(name).setInitialMax(units)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REDRAW_MILLIS).build();
        bar.setExtraMessage(detail);
        return new Step() {
            @Override
            public void to(long done) {
                bar.stepTo(done);
            }

            @Override
            public void close() {
                bar.close();
            }
        };
    }
}
