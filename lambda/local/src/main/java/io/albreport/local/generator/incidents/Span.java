package io.albreport.local.generator.incidents;

import java.time.LocalDate;

import io.albreport.local.generator.landscape.Dice;
import io.albreport.local.generator.landscape.Slot;

/**
 * When something goes wrong.
 *
 * @param first of the slots in which it does; may lie on the day before
 * @param end the first slot after; may lie on the day after
 */
public record Span(Slot first, Slot end) {
    private static final int TWENTY_MINUTES = 4;
    private static final int HOUR = Slot.PER_HOUR;
    /** Two of one API are so far apart that they have nothing to do with each other. */
    private static final int APART = 2 * HOUR;

    /** How long it takes. */
    enum Length {
        SHORT, LONG, OVER_MIDNIGHT
    }

    /** Any time of the day. */
    static Span draw(Length length, LocalDate day, Dice dice) {
        return switch (length) {
            case SHORT -> within(day, TWENTY_MINUTES, dice);
            case LONG -> within(day, hours(dice), dice);
            case OVER_MIDNIGHT -> dice.oneIn(2)
                    ? new Span(new Slot(day, -HOUR), new Slot(day, hours(dice)))
                    : new Span(new Slot(day, Slot.PER_DAY - hours(dice)), new Slot(day, Slot.PER_DAY + HOUR));
        };
    }

    private static Span within(LocalDate day, int slots, Dice dice) {
        int first = dice.below(Slot.PER_DAY - slots);
        return new Span(new Slot(day, first), new Slot(day, first + slots));
    }

    private static int hours(Dice dice) {
        return dice.between(3 * HOUR / 2, 4 * HOUR);
    }

    boolean contains(long micros) {
        return micros >= first.start() && micros < end.start();
    }

    boolean isNear(Span other) {
        return first.number() < other.end.number() + APART && other.first.number() < end.number() + APART;
    }
}
