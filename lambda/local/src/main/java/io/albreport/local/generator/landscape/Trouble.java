package io.albreport.local.generator.landscape;

import java.util.List;

/**
 * A time of the day in which an API fails.
 *
 * @param fromSlot first slot of five minutes
 * @param toSlot first slot after it
 * @param permille of its requests that fail
 * @param answers how they fail
 */
public record Trouble(int fromSlot, int toSlot, int permille, List<Failure> answers) {
    static final Trouble NONE = new Trouble(0, 0, 0, List.of(Failure.TARGET_500));

    public boolean isOn(int slot) {
        return slot >= fromSlot && slot < toSlot;
    }
}
