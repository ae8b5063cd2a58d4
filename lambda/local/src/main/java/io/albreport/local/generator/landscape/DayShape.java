package io.albreport.local.generator.landscape;

import java.util.List;

/**
 * How traffic is spread over a day: each API has its own hours.
 *
 * @param perHour weight at the start of each hour, up to 1,000
 */
record DayShape(List<Integer> perHour) {
    /** People at work: up at 7, a dip at noon, gone by 19. */
    static final DayShape OFFICE = of(20, 15, 12, 10, 12, 20, 60, 180, 480, 800, 900, 860, 620, 780, 880, 840, 700, 460,
            240, 140, 90, 60, 40, 25);
    /** People at home: a little by day, a peak at 21. */
    static final DayShape EVENING = of(220, 130, 80, 50, 40, 50, 90, 160, 240, 300, 340, 380, 420, 400, 390, 410, 480,
            580, 720, 880, 980, 1000,
            820, 480);
    /** Customers in all time zones. */
    static final DayShape WORLD = of(420, 400, 390, 400, 420, 450, 490, 540, 600, 650, 690, 710, 720, 730, 740, 730,
            710, 690, 660, 620, 570, 520,
            480, 440);
    /** Machines by day and night. */
    static final DayShape FLAT = of(500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500,
            500, 500, 500, 500, 500,
            500, 500);
    /** Jobs that run between 1 and 5 in the morning. */
    static final DayShape NIGHT = of(300, 900, 1000, 950, 800, 300, 60, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40,
            40, 40, 50, 80, 150);

    private static DayShape of(Integer... perHour) {
        return new DayShape(List.of(perHour));
    }

    /**
     * Between the hours it goes up or down evenly.
     *
     * @param slot of five minutes, 0 to 287
     */
    int weight(int slot) {
        int hour = slot / Slot.PER_HOUR;
        int next = (hour + 1) % perHour.size();
        int within = slot % Slot.PER_HOUR;
        return (perHour.get(hour) * (Slot.PER_HOUR - within) + perHour.get(next) * within) / Slot.PER_HOUR;
    }
}
