package io.albreport.report.rendering.charts;

import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.albreport.report.model.Latency;
import io.albreport.report.model.Report;
import io.albreport.report.model.SampleReport;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("R3, R4: charts")
class ChartsTest {

    @Test
    void the_latency_steps_hold_every_request_once() {
        LatencyChart chart = LatencyChart.of(latency(new Latency.Bucket(0, 5), new Latency.Bucket(0.99, 7),
                new Latency.Bucket(19.9, 11), new Latency.Bucket(21.0, 13), new Latency.Bucket(61_000, 1)));

        assertThat(chart.steps()).containsExactly(new LatencyChart.Step("1 ms", 12, 12),
                new LatencyChart.Step("20 ms", 11, 23), new LatencyChart.Step("50 ms", 13, 36),
                new LatencyChart.Step("100 s", 1, 37));
    }

    @Test
    void a_value_at_a_bound_stays_below_it_although_its_bucket_may_lie_above() {
        assertThat(LatencyChart.of(latency(new Latency.Bucket(20.19, 1))).steps())
                .containsExactly(new LatencyChart.Step("20 ms", 1, 1));
    }

    @Test
    void the_latency_axis_has_whole_decades() {
        LatencyChart chart = LatencyChart.of(latency(new Latency.Bucket(0, 5), new Latency.Bucket(1_234, 1)));
        assertThat(chart.chart().ticks()).extracting(BarChart.Tick::label).containsExactly("0", "1 ms", "10 ms",
                "100 ms", "1 s");
    }

    @Test
    void a_chart_says_in_words_what_it_shows() {
        HourCharts hours = hours(SampleReport.ofADay());
        assertThat(hours.requests().facts()).matches("Requests per hour: [0-9,]+ in all, highest at 15:00 with .*");
        assertThat(hours.errors().facts()).contains("made by the load balancer", "highest at 14:00");
        assertThat(hours.p95().facts())
                .isEqualTo("95th percentile of target time per hour, highest at 14:00 with 1.21 s. "
                        + "Among the timeouts at 05:00.");
    }

    @Test
    void an_hour_without_answers_stands_as_high_as_the_slowest() {
        BarChart p95 = hours(SampleReport.ofADay()).p95();

        assertThat(p95.bars()).extracting(BarChart.Bars::name).containsExactly("p95", "no answer");
        assertThat(p95.bars().getLast().path()).matches("M152\\.4 47\\.4h25\\.2v72\\.6h-25\\.2z");
    }

    @Test
    void says_how_many_timed_out_and_no_percentile_among_them() {
        var outage = new Latency(20.0, null, null, null, 61_000.0, 80, 20, List.of(new Latency.Bucket(20, 80)));

        assertThat(LatencyChart.of(outage).chart().facts()).isEqualTo("Of 100 requests, 20 timed out, half were "
                + "answered within 20 ms, the slowest answer took 61.00 s.");
    }

    @Test
    void the_scale_ends_at_a_number_whose_half_is_round() {
        BarChart requests = hours(SampleReport.ofADay()).requests();
        assertThat(requests.top()).isEqualTo("400,000");
        assertThat(requests.middle()).isEqualTo("200,000");
    }

    @Test
    void a_day_without_requests_has_charts_without_bars() {
        HourCharts hours = hours(SampleReport.empty());
        assertThat(hours.requests().bars()).extracting(BarChart.Bars::path).containsOnly("");
        assertThat(hours.requests().facts()).isEqualTo("Requests per hour: 0 in all.");
    }

    private static HourCharts hours(Report report) {
        return HourCharts.of(report.hours(), HourLabels.of(report));
    }

    private static Latency latency(Latency.Bucket... buckets) {
        long count = List.of(buckets).stream().mapToLong(Latency.Bucket::count).sum();
        return new Latency(20.0, 21.0, 21.0, 21.0, 61_000.0, count, 0, List.of(buckets));
    }
}
