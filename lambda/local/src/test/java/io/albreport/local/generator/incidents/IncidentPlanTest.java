package io.albreport.local.generator.incidents;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.albreport.local.generator.incidents.PlantedIncident.Kind;
import io.albreport.local.generator.landscape.Landscape;
import io.albreport.local.generator.landscape.Slot;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

class IncidentPlanTest {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 17);
    private static final int SHORT = 4;

    @Test
    @DisplayName("R10: a few days have every kind of incident, everywhere, short, long and over midnight")
    void a_few_days_have_all() {
        Set<String> places = drawn(30_000, 1, 6).stream().flatMap(List::stream)
                .map(incident -> incident.kind() + " " + incident.place().values().keySet()).collect(toSet());
        Set<String> lengths = drawn(30_000, 1, 6).stream().flatMap(List::stream).map(IncidentPlanTest::length)
                .collect(toSet());

        assertThat(places).containsExactlyInAnyOrder("ERRORS []", "ERRORS [TARGET]", "ERRORS [ROUTE]",
                "ERRORS [CLIENT]", "ERRORS [HOST]", "ERRORS [NODE]", "CLIENT_ERRORS []", "CLIENT_ERRORS [ROUTE]",
                "CLIENT_ERRORS [ROUTE, CLIENT]", "LATENCY []", "LATENCY [ROUTE]", "SILENCE []");
        assertThat(lengths).containsExactlyInAnyOrder("short", "long", "from the day before", "into the next day");
    }

    @Test
    @DisplayName("R10: one API has two incidents, hours apart, and all others one at most")
    void two_of_one_api_are_apart() {
        assertThat(drawn(30_000, 1, 30)).allSatisfy(day -> {
            assertThat(day).extracting(PlantedIncident::kind).contains(Kind.ERRORS, Kind.CLIENT_ERRORS, Kind.LATENCY);
            List<List<PlantedIncident>> twice = day.stream().collect(groupingBy(one -> one.group().api())).values()
                    .stream().filter(incidents -> incidents.size() > 1).toList();
            assertThat(twice).singleElement().satisfies(two -> {
                assertThat(two).hasSize(2).extracting(PlantedIncident::kind).containsOnly(Kind.ERRORS);
                assertThat(two.getFirst().span().isNear(two.getLast().span())).isFalse();
            });
        });
    }

    @Test
    @DisplayName("Generator: days are unlike each other, and a day of few requests has no incident that could be missed")
    void days_differ() {
        assertThat(new HashSet<>(drawn(1_000_000, 1, 20).stream().map(IncidentPlanTest::spans).toList())).hasSize(20);
        assertThat(drawn(100, 1, 20)).allSatisfy(day -> assertThat(day).isEmpty());
        assertThat(drawn(0, 1, 1)).containsExactly(List.of());
    }

    private static List<List<PlantedIncident>> drawn(long requests, long firstSeed, long lastSeed) {
        return LongStream.rangeClosed(firstSeed, lastSeed)
                .mapToObj(seed -> IncidentPlan.draw(DAY, requests, seed, Landscape.calm())).toList();
    }

    private static List<Span> spans(List<PlantedIncident> day) {
        return day.stream().map(PlantedIncident::span).toList();
    }

    private static String length(PlantedIncident incident) {
        Span span = incident.span();
        if (span.first().number() < 0) {
            return "from the day before";
        }
        if (span.end().number() > Slot.PER_DAY) {
            return "into the next day";
        }
        return span.end().number() - span.first().number() == SHORT ? "short" : "long";
    }
}
