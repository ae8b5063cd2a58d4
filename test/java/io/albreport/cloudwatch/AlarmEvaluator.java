package io.albreport.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;

import io.albreport.cloudwatch.Query.Expression;
import io.albreport.cloudwatch.Query.Statistic;

import static java.util.Objects.requireNonNull;

/**
 * What an alarm says of given values. It looks, each minute, at the last periods before that minute: CloudWatch's
 * sliding window. When a period has no value, CloudWatch may look some further back instead; how far is not documented,
 * and not done here.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html
 */
public final class AlarmEvaluator {
    private static final Duration STEP = Duration.ofMinutes(1);

    private final AlarmDefinition alarm;
    private final Duration period;
    private final Series series;

    /** By the start of the period: a minute's periods are mostly those of the minutes before it, seen again. */
    private final Map<Instant, OptionalDouble> values = new HashMap<>();

    /** By the values of the metrics: in most minutes there is none, again and again. */
    private final Map<Map<String, OptionalDouble>, OptionalDouble> results = new HashMap<>();

    private final Map<String, Measured> measured = new HashMap<>();

    private record Measured(String statistic, NavigableMap<Instant, List<Double>> values) {}

    public AlarmEvaluator(AlarmDefinition alarm, Collection<Datapoint> datapoints) {
        this.alarm = alarm;
        this.period = alarm.period();
        this.series = new Series(datapoints);
        alarm.queries().forEach((id, query) -> {
            if (query instanceof Statistic statistic) {
                measured.put(id, new Measured(statistic.name(), series.of(statistic.metric())));
            }
        });
    }

    /** Each minute of these at which it is raised. Before them it knows nothing. */
    public List<Instant> raised(Instant from, Instant to) {
        List<Instant> raised = new ArrayList<>();
        AlarmState state = AlarmState.INSUFFICIENT_DATA;
        for (Instant now = from.truncatedTo(ChronoUnit.MINUTES); !now.isAfter(to); now = now.plus(STEP)) {
            state = after(state, now);
            if (state == AlarmState.ALARM) {
                raised.add(now);
            }
        }
        return raised;
    }

    /** @param before the state until now, which some treatments of missing data keep */
    AlarmState after(AlarmState before, Instant now) {
        if (hasTooFewSamples(now)) {
            return before;
        }
        int breaching = 0;
        int missing = 0;
        for (int back = 1; back <= alarm.evaluationPeriods(); back++) {
            OptionalDouble value = value(now, back);
            if (value.isEmpty()) {
                missing++;
            } else if (alarm.comparison().isBreached(value.getAsDouble(), alarm.threshold())) {
                breaching++;
            }
        }
        return state(before, breaching, missing);
    }

    private AlarmState state(AlarmState before, int breaching, int missing) {
        int bad = breaching + (alarm.missingData() == MissingData.BREACHING ? missing : 0);
        if (bad >= alarm.datapointsToAlarm()) {
            return AlarmState.ALARM;
        }
        boolean nothing = missing == alarm.evaluationPeriods();
        if (nothing && alarm.missingData() == MissingData.MISSING) {
            return AlarmState.INSUFFICIENT_DATA;
        }
        return nothing && alarm.missingData() == MissingData.IGNORE ? before : AlarmState.OK;
    }

    private OptionalDouble value(Instant now, int back) {
        return values.computeIfAbsent(now.minus(period.multipliedBy(back)), this::valueFrom);
    }

    private OptionalDouble valueFrom(Instant start) {
        Map<String, OptionalDouble> byId = new HashMap<>();
        measured.forEach((id, metric) -> byId.put(id,
                Series.statistic(metric.statistic(), Series.between(metric.values(), start, start.plus(period)))));
        return results.computeIfAbsent(byId, this::result);
    }

    private OptionalDouble result(Map<String, OptionalDouble> byId) {
        return alarm.queries().get(alarm.returned()) instanceof Expression expression
                ? MetricMath.evaluate(expression.text(), byId)
                : requireNonNull(byId.get(alarm.returned()), alarm.returned());
    }

    /** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/percentiles-with-low-samples.html */
    private boolean hasTooFewSamples(Instant now) {
        return alarm.ignoresFewSamples() && alarm.statistics().stream()
                .filter(statistic -> Series.isPercentile(statistic.name()))
                .anyMatch(statistic -> samples(statistic, now) < needed(Series.percentile(statistic.name()) / 100));
    }

    private int samples(Statistic statistic, Instant now) {
        Instant start = now.minus(period.multipliedBy(alarm.evaluationPeriods()));
        return series.between(statistic.metric(), start, now).size();
    }

    private static double needed(double percentile) {
        return percentile < 0.5 ? 10 / percentile : 10 / (1 - percentile);
    }
}
