package io.albreport.trino;

import java.io.PrintStream;

import io.airlift.log.Logging;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Keeps standard output and error from Trino, which takes both for its log, once in a process, when it first starts.
 * That is here, before the first test: later, other tests look at what is printed.
 */
public final class StandardOutput implements LauncherSessionListener {

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        try {
            Logging.initialize();
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
