package io.albreport.aws;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What was called so far, by whoever writes it down here. */
public final class Calls {
    private final List<Call> made = new CopyOnWriteArrayList<>();

    public void add(String action, String resource) {
        add(new Call(action, resource));
    }

    void add(Call call) {
        made.add(call);
    }

    void addAll(List<Call> others) {
        made.addAll(others);
    }

    /** In their order. */
    public List<Call> all() {
        return List.copyOf(made);
    }

    public List<Call> distinct() {
        return made.stream().distinct().toList();
    }

    /** Once for each call, in their order. */
    public List<String> actions() {
        return made.stream().map(Call::action).toList();
    }

    public void clear() {
        made.clear();
    }
}
