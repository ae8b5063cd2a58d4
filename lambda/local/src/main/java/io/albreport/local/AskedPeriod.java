package io.albreport.local;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import io.albreport.report.asked.AskedTimes;
import io.albreport.report.configuration.ReportConfig;
import io.albreport.report.model.Period;

/** The options that say what time a report is about, and in which time zone. */
final class AskedPeriod {
    private static final AskedTimes.Names NAMES = new AskedTimes.Names("--from", "--to", "--date 2026-11-19");

    @Option(names = "--date", paramLabel = "YYYY-MM-DD", description = "The day. Without it: the newest day that is over in the logs.")
    private @Nullable LocalDate date;

    @Option(names = "--from", paramLabel = "TIME", description = "Not the day, but from then on: an instant such as 2026-11-19T03:10:00Z, or a time of the day such as 03:10.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Until then, likewise; a time that is not after --from is of the next day. 25 hours at most.")
    private @Nullable String to;

    @Option(names = "--time-zone", paramLabel = "ZONE", description = "Of days and hours, such as Europe/Berlin (default: the configuration's, or else UTC).")
    private @Nullable String timeZone;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /** The time zone that was named, or else the configuration's. */
    ZoneId zoneOr(ZoneId configured) {
        String named = timeZone;
        return named == null
                ? configured
                : ReportConfig.timeZoneNamed(named).orElseThrow(() -> refused("--time-zone",
                        "the name of a time zone, such as UTC or Europe/Berlin", named));
    }

    /** Empty where the logs are to say which day it is. */
    Optional<Period> in(ZoneId zone) {
        if (from == null && to == null) {
            return Optional.ofNullable(date).map(day -> Period.ofDay(day, zone));
        }
        if (from == null || to == null) {
            throw new ParameterException(spec.commandLine(), "'--from' goes with '--to': name both, or neither");
        }
        try {
            return Optional.of(new AskedTimes(date, from, to, NAMES).in(zone));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private ParameterException refused(String option, String allowed, String came) {
        return new ParameterException(spec.commandLine(),
                "'%s' must be %s, but is '%s': correct it".formatted(option, allowed, came));
    }
}
