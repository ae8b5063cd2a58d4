package io.albreport.report.statement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import io.albreport.report.configuration.ApiRoutes;
import io.albreport.report.configuration.ReportConfig;
import io.albreport.report.configuration.ReportConfig.ApiConfig;
import io.albreport.report.model.Period;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The statement over the table in AWS, no longer than Athena takes. */
public final class AthenaStatement {
    /**
     * Bytes in UTF-8.
     *
     * @see <a href="https://docs.aws.amazon.com/athena/latest/ug/service-limits.html">Service quotas</a>
     */
    public static final int LONGEST = 262_144;

    /**
     * Bytes by which texts differ that have the same settings: in days and hours of some time zones, and in the few words
     * around what was learnt.
     */
    private static final int VARYING = 1_000;

    /**
     * APIs with templates and templates, of the configuration and learnt: Trino makes one method of all of them, which may
     * have 64 KB. Trino 483 takes 800 and not 1,000.
     */
    public static final int MOST_CASES = 800;

    /** What was learnt adds to them only up to these: Athena has another Trino, and does not say what it takes. */
    private static final int MOST_WITH_LEARNT = MOST_CASES / 2;

    private static final LocalDate ANY_DAY = LocalDate.of(2026, 1, 17);

    private AthenaStatement() {}

    /**
     * The text for one period, with what was learnt of the first APIs, as much as fits: no report fails for it.
     *
     * @param learnt what paths are told as that match no configured template
     */
    public static String of(Period period, ReportConfig config, List<ApiRoutes> learnt) {
        String scope = LogScope.of(period);
        int bytes = LONGEST - VARYING - bytes(Statement.of(period, config, scope));
        int cases = MOST_WITH_LEARNT - casesOf(config);
        List<ApiRoutes> fitting = new ArrayList<>();
        for (ApiRoutes api : learnt) {
            bytes -= 1 + bytes(RequestPatterns.told(api, config));
            cases -= 1 + api.routes().size();
            if (bytes < 0 || cases < 0) {
                break;
            }
            fitting.add(api);
        }
        return Statement.of(period, config, fitting, scope);
    }

    /** APIs with templates, and their templates. */
    public static int casesOf(ReportConfig config) {
        return config.apis().stream().map(ApiConfig::routes).filter(routes -> !routes.isEmpty())
                .mapToInt(routes -> 1 + routes.size()).sum();
    }

    /** What settings alone make of a text at most, in bytes. */
    public static int bytesOf(ReportConfig config) {
        Period day = Period.ofDay(ANY_DAY, config.timeZone());
        return VARYING + bytes(Statement.of(day, config, LogScope.of(day)));
    }

    private static int bytes(String text) {
        return text.getBytes(UTF_8).length;
    }
}
