package io.albreport.function.drill;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what a drill looks for, and writes down what is wrong with it. */
final class DrillTally {
    private static final Logger LOG = LoggerFactory.getLogger(DrillTally.class);

    /** Lines on what is wrong. When a whole bucket is, the first few say so as well. */
    private static final int MOST_LINES = 20;

    private int checked;
    private int missing;
    private int unequal;

    /** What became of an object on its way to the other region. */
    enum Found {
        EQUAL, MISSING, UNEQUAL;

        static Found of(boolean equal) {
            return equal ? EQUAL : UNEQUAL;
        }
    }

    void add(DrillSide replica, String key, Found found) {
        checked++;
        switch (found) {
            case EQUAL -> {
                // as it should be
            }
            case MISSING -> missing++;
            case UNEQUAL -> unequal++;
        }
        if (found != Found.EQUAL && missing + unequal <= MOST_LINES) {
            LOG.warn("s3://{}/{} is {}", replica.bucket(), key,
                    found == Found.MISSING ? "missing" : "not equal to its original");
        }
    }

    DrillOutcome outcome(boolean reportOnBothSides) {
        return DrillOutcome.of(checked, missing, unequal, reportOnBothSides);
    }
}
