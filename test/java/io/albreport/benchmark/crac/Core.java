package io.albreport.benchmark.crac;

/** Where {@code org.crac.Core} passes all calls on to. */
public final class Core {
    private static final Context GLOBAL = new Context();

    private Core() {}

    public static Context getGlobalContext() {
        return GLOBAL;
    }

    public static void checkpointRestore() throws Exception {
        GLOBAL.checkpointRestore();
    }
}
