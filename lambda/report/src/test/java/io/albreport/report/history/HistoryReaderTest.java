package io.albreport.report.history;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.albreport.report.configuration.ApiRoutes;
import io.albreport.report.configuration.ReportConfig;
import io.albreport.report.configuration.RouteTemplate;
import io.albreport.report.history.days.KnownApi;
import io.albreport.report.history.days.KnownDay;
import io.albreport.report.history.days.Summary;
import io.albreport.report.model.Report;
import io.albreport.report.model.SampleReport;
import io.albreport.report.model.past.History;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("History")
class HistoryReaderTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 19);

    private final Report report = SampleReport.ofADay();
    /** Of the days until five days later. */
    private final HistoryReader reader = new HistoryReader(DAY.plusDays(5), ReportConfig.DEFAULTS);

    @Test
    @DisplayName("has of a summary what its report had")
    void keeps_the_figures() {
        reader.add(DAY, stream(Summary.of(report).toJson()));

        Past past = reader.past();

        assertThat(past.days()).hasSize(1);
        assertThat(past.history()).isEqualTo(new History(1, DAY,
                List.of(DAY.plusDays(1), DAY.plusDays(2), DAY.plusDays(3), DAY.plusDays(4)), List.of()));
        assertThat(report.apis()).allSatisfy(api -> {
            KnownApi known = Objects.requireNonNull(past.days().getFirst().apis().get(api.name()));
            assertThat(known.requests()).isEqualTo(api.totals().requests());
            assertThat(known.errors()).isEqualTo(api.totals().status().serverErrors());
            assertThat(known.timed()).isEqualTo(api.totals().latencyMs().count() + api.totals().latencyMs().timeouts());
        });
        assertThat(past.days().getFirst().requests()).isEqualTo(report.totals().requests());
    }

    @Test
    @DisplayName("names what it cannot use, and goes on")
    void leaves_out_what_is_no_summary() {
        String good = new String(Summary.of(report).toJson(), StandardCharsets.UTF_8);
        reader.add(DAY.plusDays(1), stream("nonsense"));
        reader.add(DAY.plusDays(2), stream(good.substring(0, good.length() / 2)));
        reader.add(DAY.plusDays(3), stream("{\"schemaVersion\":1,\"apis\":[]}"));
        reader.add(DAY.plusDays(4), stream(good));
        reader.add(DAY.minusDays(1), stream("{\"schemaVersion\":2,\"date\":\"2026-11-18\"}"));
        reader.add(DAY.minusDays(2), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }

            @Override
            public int read(byte[] bytes, int offset, int most) throws IOException {
                throw new IOException("connection reset");
            }
        });
        reader.add(DAY, stream(good));

        Past past = reader.past();

        assertThat(past.days()).extracting(KnownDay::date).containsExactly(DAY);
        assertThat(past.history().missing()).isEmpty();
        assertThat(past.history().leftOut()).extracting(History.LeftOut::date).containsExactly(DAY.minusDays(2),
                DAY.minusDays(1), DAY.plusDays(1), DAY.plusDays(2), DAY.plusDays(3), DAY.plusDays(4));
        assertThat(past.history().leftOut()).extracting(History.LeftOut::reason).satisfiesExactly(
                reason -> assertThat(reason).isEqualTo("it cannot be read: connection reset"),
                reason -> assertThat(reason).isEqualTo("it is no summary: something that each has is missing"),
                reason -> assertThat(reason).startsWith("it is no summary: Unrecognized token 'nonsense'"),
                reason -> assertThat(reason).startsWith("it is no summary: "),
                reason -> assertThat(reason).isEqualTo("it is of version 1, and those of version 2 can be compared"),
                reason -> assertThat(reason).isEqualTo("it is of 2026-11-19"));
    }

    @Test
    @DisplayName("does not compare days of another time zone")
    void leaves_out_days_of_another_zone() {
        HistoryReader berlin = new HistoryReader(DAY.plusDays(1),
                ReportConfig.DEFAULTS.in(ZoneId.of("Europe/Berlin")));
        berlin.add(DAY, stream(Summary.of(report).toJson()));
        assertThat(berlin.past().history().leftOut()).containsExactly(
                new History.LeftOut(DAY, "its day is one in UTC, and not in Europe/Berlin"));
    }

    @Test
    @DisplayName("is of the 90 days before the report's")
    void wants_ninety_days() {
        assertThat(reader.wants(DAY.plusDays(5))).isFalse();
        assertThat(reader.wants(DAY.plusDays(4))).isTrue();
        assertThat(reader.wants(DAY.plusDays(5).minusDays(90))).isTrue();
        assertThat(reader.wants(DAY.plusDays(5).minusDays(91))).isFalse();
    }

    @Test
    @DisplayName("reads what was kept before there were codes, incidents and time zones")
    void reads_the_first_summaries() {
        String good = new String(Summary.of(report).toJson(), StandardCharsets.UTF_8);
        String first = good.replaceAll("\"codes\":\\{[^}]*\\},", "").replaceAll("\"partial\":(true|false),", "")
                .replace("\"timeZone\":\"UTC\",", "").replaceFirst("\"incidents\":\\[.*?\\],\"apis\"", "\"apis\"");
        assertThat(first).doesNotContain("codes", "partial", "timeZone", "incidents");
        reader.add(DAY, stream(first));
        assertThat(reader.past().history().leftOut()).isEmpty();
        assertThat(reader.past().days()).hasSize(1);
    }

    @Test
    @DisplayName("R4: tells what the days of a week have learnt of routes, the last day's first")
    void tells_what_was_learnt() {
        learn(-3, "shop", "/before/{value}");
        learn(-2, "shop", "/old/{value}");
        learn(0, "shop", "/a/{value}");
        learn(4, "other", "/c/{value}");
        learn(2, "shop", "/b/{value}", "/a/{value}", "/b/{value}/{rest+}");

        assertThat(new HistoryReader(DAY, ReportConfig.DEFAULTS).past().learnt()).isEmpty();
        assertThat(reader.past().learnt()).containsExactly(routes("other", "/c/{value}"),
                routes("shop", "/b/{value}", "/a/{value}", "/old/{value}", "/b/{value}/{rest+}"));
    }

    /** @param after days */
    private void learn(int after, String api, String... paths) {
        String json = new String(Summary.of(report, List.of(routes(api, paths))).toJson(), StandardCharsets.UTF_8);
        LocalDate date = DAY.plusDays(after);
        reader.add(date, stream(json.replace("\"date\":\"" + DAY, "\"date\":\"" + date)));
    }

    private static ApiRoutes routes(String api, String... paths) {
        return new ApiRoutes(api, Stream.of(paths).map(RouteTemplate::new).toList());
    }

    /** All days twice, in 20 orders. */
    @Test
    @DisplayName("R13: is the same in whatever order its days come, and counts a day once")
    void takes_any_order() {
        String good = new String(Summary.of(report).toJson(), StandardCharsets.UTF_8);
        List<LocalDate> days = new ArrayList<>();
        for (int day = 0; day < 5; day++) {
            days.addAll(List.of(DAY.plusDays(day), DAY.plusDays(day)));
        }
        Set<Past> pasts = new HashSet<>();
        Random chance = new Random(1);
        for (int order = 0; order < 20; order++) {
            Collections.shuffle(days, chance);
            HistoryReader any = new HistoryReader(DAY.plusDays(5), ReportConfig.DEFAULTS);
            days.forEach(day -> any.add(day, stream(good.replace("\"date\":\"" + DAY, "\"date\":\"" + day))));
            pasts.add(any.past());
        }
        assertThat(pasts).singleElement().satisfies(past -> {
            assertThat(past.days()).extracting(KnownDay::date).isSorted().hasSize(5);
            assertThat(past.days().stream().mapToLong(KnownDay::requests).sum())
                    .isEqualTo(5 * report.totals().requests());
        });
    }

    private static InputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    private static InputStream stream(String text) {
        return stream(text.getBytes(StandardCharsets.UTF_8));
    }
}
