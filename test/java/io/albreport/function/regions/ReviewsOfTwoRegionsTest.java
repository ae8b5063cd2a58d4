package io.albreport.function.regions;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import io.albreport.aws.S3Server;
import io.albreport.function.Printed;
import io.albreport.function.chaos.CannedAnswer;

import static org.assertj.core.api.Assertions.assertThat;

@Execution(ExecutionMode.CONCURRENT)
class ReviewsOfTwoRegionsTest {
    private static final LocalDate START = LocalDate.of(2026, 1, 31);
    private static final List<String> WEEKS = List.of("2026-W05", "2026-W06", "2026-W07", "2026-W08", "2026-W09");
    private static final List<String> MONTHS = List.of("2026-01", "2026-02");

    /**
     * On 10 February nothing can be asked, and an operator makes the report of the 9th on the 12th. From the 14th to the 24th
     * the first region is gone, with its storage.
     */
    @Test
    @DisplayName("R14, D3: in a month with a day that failed and a lost region, each week and month is reviewed once")
    void a_month() throws IOException {
        try (S3Server home = new S3Server();
                S3Server other = new S3Server();
                Printed _ = new Printed();
                TwoRegions regions = new TwoRegions(home, other, START, true).withReviews()) {
            regions.passDays(10);
            fail(regions);
            regions.passDay();
            mend(regions);
            regions.passDay();
            regions.at("09:00", () -> regions.home.deployment.invoke("{\"date\": \"2026-02-09\"}")).passDays(2);
            regions.at("04:00", () -> regions.home.die(true)).passDays(10);
            regions.at("12:00", regions.home::comeBack).passDays(8);

            assertThat(Stream.of(regions.home, regions.other).flatMap(region -> region.reviewed().stream()))
                    .containsExactlyInAnyOrderElementsOf(Stream.of(WEEKS, MONTHS).flatMap(List::stream).toList());
            assertThat(regions.home.reviewed()).containsExactlyInAnyOrder("2026-W05", "2026-01", "2026-W06",
                    "2026-W09", "2026-02");
            assertThat(regions.other.reviewed()).containsExactly("2026-W07", "2026-W08");
            for (EmulatedRegion region : List.of(regions.home, regions.other)) {
                assertReviewed(region);
            }
        }
    }

    private static void fail(TwoRegions regions) {
        for (EmulatedRegion region : List.of(regions.home, regions.other)) {
            region.query(_ -> {
                throw new IOException("HIVE_CANNOT_OPEN_SPLIT");
            });
        }
    }

    private static void mend(TwoRegions regions) {
        regions.home.query(CannedAnswer.DAY);
        regions.other.query(CannedAnswer.DAY);
    }

    private static void assertReviewed(EmulatedRegion region) throws IOException {
        assertThat(region.deployment.stored().stream()
                .filter(key -> key.startsWith("reviews/") && key.endsWith("/manifest.json")))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                        WEEKS.stream().map("reviews/week=%s/manifest.json"::formatted),
                        MONTHS.stream().map("reviews/month=%s/manifest.json"::formatted)).toList());
        JsonNode february = region.deployment.json("reviews/month=2026-02/review.json");
        assertThat(february.at("/known/days").intValue()).isEqualTo(28);
        assertThat(february.at("/known/missing")).isEmpty();
        JsonNode backfilled = region.deployment.json("reviews/week=2026-W07/review.json");
        assertThat(backfilled.at("/known/days").intValue()).as("with the day that came late").isEqualTo(7);
        JsonNode first = region.deployment.json("reviews/week=2026-W05/review.json");
        assertThat(first.at("/known/days").intValue()).as("from the first report on").isEqualTo(3);
        assertThat(first.at("/known/missing")).hasSize(4);
        assertThat(region.deployment.json("reviews/week=2026-W08/notified.json").path("state").asText())
                .isEqualTo("confirmed");
    }
}
