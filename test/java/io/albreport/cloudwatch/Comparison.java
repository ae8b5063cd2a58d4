package io.albreport.cloudwatch;

/** By the names that a template has for them. */
enum Comparison {
    GreaterThanThreshold {
        @Override
        boolean isBreached(double value, double threshold) {
            return value > threshold;
        }
    },
    GreaterThanOrEqualToThreshold {
        @Override
        boolean isBreached(double value, double threshold) {
            return value >= threshold;
        }
    },
    LessThanThreshold {
        @Override
        boolean isBreached(double value, double threshold) {
            return value < threshold;
        }
    },
    LessThanOrEqualToThreshold {
        @Override
        boolean isBreached(double value, double threshold) {
            return value <= threshold;
        }
    };

    abstract boolean isBreached(double value, double threshold);
}
