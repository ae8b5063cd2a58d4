package io.albreport.report.review;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.albreport.report.configuration.ReportConfig;
import io.albreport.report.history.days.Summary;
import io.albreport.report.history.days.Summary.ApiDay;
import io.albreport.report.model.Incident;
import io.albreport.report.model.review.ReviewPeriod;
import io.albreport.report.model.review.Traffic;

/** What the days of a period add up to, in whatever order they come. Others are not its business. */
final class PeriodTally {
    private final ReviewPeriod period;
    private final ReportConfig config;
    private final Map<String, ApiTally> apis = new TreeMap<>();
    private final Map<LocalDate, List<Incident>> incidents = new TreeMap<>();
    private final ApiTally all;
    private int days;
    private long logBytes;

    PeriodTally(ReviewPeriod period, ReportConfig config) {
        this.period = period;
        this.config = config;
        this.all = new ApiTally(config.availability());
    }

    void add(Summary day) {
        if (!period.contains(day.date())) {
            return;
        }
        days++;
        logBytes += day.bytesRead();
        incidents.put(day.date(), day.incidents());
        for (ApiDay api : day.apis()) {
            all.add(api);
            apis.computeIfAbsent(api.name(), name -> new ApiTally(config.availabilityOf(name))).add(api);
        }
    }

    boolean isEmpty() {
        return days == 0;
    }

    Traffic traffic() {
        return all.traffic(days, logBytes);
    }

    /** Those with a request, by name. */
    Map<String, Traffic> apis() {
        Map<String, Traffic> with = new TreeMap<>();
        apis.forEach((api, its) -> with.put(api, its.traffic()));
        with.values().removeIf(traffic -> traffic.requests() == 0);
        return with;
    }

    /** Null without an hour of errors. */
    @Nullable
    Double worstHour(String api) {
        ApiTally its = apis.get(api);
        return its == null ? null : its.worstHour();
    }

    /** Of a day its own, those that go on from the day before among them. */
    List<Incident> incidents(LocalDate day) {
        return incidents.getOrDefault(day, List.of());
    }

    /** Those of all days, each once, however long it took. */
    List<Incident> joinedIncidents() {
        List<Incident> joined = new ArrayList<>();
        incidents.forEach((day, its) -> its.forEach(incident -> OverMidnight.add(joined, incident, day,
                config.timeZone())));
        return joined;
    }
}
