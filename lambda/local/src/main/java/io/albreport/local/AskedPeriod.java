package io.albreport.local;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import io.albreport.report.configuration.ReportConfig;
import io.albreport.report.model.Period;

/** The options that say what time a report is about, and in which time zone. */
final class AskedPeriod {
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
        Instant start = instant("--from", from, zone);
        Instant end = instant("--to", to, zone);
        if (isTime(to) && !end.isAfter(start)) {
            end = instant(to, start.atZone(zone).toLocalDate().plusDays(1), zone);
        }
        if (!start.isBefore(end) || Duration.between(start, end).compareTo(Period.LONGEST) > 0) {
            throw refused("--to", "after --from, which is %s, and 25 hours later at most".formatted(start), to);
        }
        return Optional.of(new Period(start, end, zone));
    }

    private Instant instant(String option, String text, ZoneId zone) {
        Instant instant;
        if (isTime(text)) {
            if (date == null) {
                throw new ParameterException(spec.commandLine(),
                        "'%s' is a time of a day: name the day, such as --date 2026-11-19, or an instant, such as 2026-11-19T03:10:00Z"
                                .formatted(option));
            }
            instant = instant(text, date, zone);
        } else {
            instant = parsed(option, text);
        }
        if (!Period.isFull(instant, zone)) {
            throw refused(option, "full ten minutes, such as 03:10", text);
        }
        return instant;
    }

    private Instant parsed(String option, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw refused(option, "an instant such as 2026-11-19T03:10:00Z, or a time such as 03:10", text);
        }
    }

    /** On a day whose clocks skip the time, as much later. */
    private static Instant instant(String time, LocalDate day, ZoneId zone) {
        return day.atTime(LocalTime.parse(time)).atZone(zone).toInstant();
    }

    private static boolean isTime(String text) {
        return text.matches("([01][0-9]|2[0-3]):[0-5][0-9]");
    }

    private ParameterException refused(String option, String allowed, String came) {
        return new ParameterException(spec.commandLine(),
                "'%s' must be %s, but is '%s': correct it".formatted(option, allowed, came));
    }
}
