package io.albreport.benchmark.crac;

import java.util.ArrayList;
import java.util.List;

/** All that want to be told. */
public final class Context {
    private final List<Resource> resources = new ArrayList<>();

    public void register(Resource resource) {
        resources.add(resource);
    }

    /** Last registered, first told; then first registered, first told. */
    void checkpointRestore() throws Exception {
        for (Resource resource : resources.reversed()) {
            resource.beforeCheckpoint(this);
        }
        for (Resource resource : resources) {
            resource.afterRestore(this);
        }
    }
}
