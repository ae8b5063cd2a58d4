package io.albreport.benchmark.crac;

/** Told before and after. */
public interface Resource {
    void beforeCheckpoint(Context context) throws Exception;

    void afterRestore(Context context) throws Exception;
}
