package io.albreport.report.history.days;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.albreport.report.model.Api;
import io.albreport.report.model.past.Measure;

/** What whole days say of one measure of an API. */
public final class Points {
    private Points() {}

    /** A day without a line of the API has no requests of it; before the first such day the API did not exist. */
    public static List<Point> of(List<KnownDay> days, String name, Measure measure) {
        List<Point> points = new ArrayList<>();
        boolean existed = false;
        for (KnownDay day : days) {
            existed |= day.apis().containsKey(name);
            Point point = existed ? of(day, name, measure) : null;
            if (point != null) {
                points.add(point);
            }
        }
        return points;
    }

    /** Null where the day is not whole, or says too little. */
    public static @Nullable Point of(KnownDay day, String name, Measure measure) {
        KnownApi api = day.apis().get(name);
        if (day.partial() || (api != null && api.partial())) {
            return null;
        }
        if (api == null) {
            return measure == Measure.REQUESTS ? Point.requests(day.date(), 0) : null;
        }
        return Point.of(day.date(), api, measure);
    }

    /** As it is shown, however little it says. Null where there is none. */
    public static @Nullable Double value(KnownApi api, Measure measure) {
        return switch (measure) {
            case REQUESTS -> (double) api.requests();
            case ERROR_SHARE -> api.requests() == 0 ? null : (double) api.errors() / api.requests();
            case CLIENT_ERROR_SHARE -> api.requests() == 0 ? null : (double) api.clientErrors() / api.requests();
            case P50_MS -> api.p50Ms();
            case P95_MS -> api.p95Ms();
            case P99_MS -> api.p99Ms();
        };
    }

    /** What reached no target group has no latency. */
    public static List<Measure> measures(String name) {
        return name.equals(Api.NO_TARGET_GROUP)
                ? List.of(Measure.REQUESTS, Measure.ERROR_SHARE, Measure.CLIENT_ERROR_SHARE)
                : List.of(Measure.values());
    }

    public static boolean isShare(Measure measure) {
        return measure == Measure.ERROR_SHARE || measure == Measure.CLIENT_ERROR_SHARE;
    }
}
