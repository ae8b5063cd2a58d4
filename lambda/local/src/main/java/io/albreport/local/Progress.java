package io.albreport.local;

import java.io.PrintStream;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
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

    /**
     * An amount of work.
     *
     * @param units such as bytes
     * @param shownAs such as {@code MB}
     * @param unitsOfOne how many units one of what is shown has
     */
    record Amount(long units, String shownAs, long unitsOfOne) {}

    /** Work under way, until it is closed. */
    interface Step extends AutoCloseable {
        /** Units done so far; any thread may say it. */
        void to(long done);

        @Override
        void close();
    }

    /**
     * Begins a piece of work.
     *
     * @param name what is being done, such as {@code Reading}
     * @param amount how much there is to do
     */
    Step begin(String name, String detail, Amount amount) {
        if (!terminal) {
            out.println(name + " " + detail);
            return new Step() {
                @Override
                public void to(long done) {}

                @Override
                public void close() {}
            };
        }
        ProgressBar bar = new ProgressBarBuilder().setTaskName(name).setInitialMax(amount.units())
                .setUnit(" " + amount.shownAs(), amount.unitsOfOne()).setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REDRAW_MILLIS).setConsumer(new OneLine(out))
                .clearDisplayOnFinish().build();
        bar.setExtraMessage(" " + detail);
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

    /** Leaves the line as it was before: the library's own consumer ends with an empty one. */
    private static final class OneLine extends ConsoleProgressBarConsumer {
        private final PrintStream screen;

        OneLine(PrintStream screen) {
            super(screen);
            this.screen = screen;
        }

        @Override
        public void clear() {
            screen.print("\r" + " ".repeat(getMaxRenderedLength()) + "\r");
        }

        @Override
        public void close() {
            screen.flush();
        }
    }
}
