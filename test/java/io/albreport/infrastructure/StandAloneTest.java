package io.albreport.infrastructure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Each of two regions is deployed while the other is lost, and is the same as the other but for its role. */
class StandAloneTest {
    private static final String HOME = "eu-central-1";
    private static final String OTHER = "eu-west-1";

    /** Data that lies, or comes from, elsewhere: buckets and vaults by name, and the folders of logs by region. */
    private static final Pattern NAME_OF_DATA = Pattern.compile(
            """
                    (Resource::)?(arn:aws:s3:::)?alb-report-pair-(reports|access-logs)-111122223333-%1$s(/(reports/|summaries/|AWSLogs/[0-9]+/elasticloadbalancing/[a-z0-9-]+/)?[*])?\
                    |arn:aws:backup:%1$s:111122223333:backup-vault:alb-report-pair\
                    |(arn:aws:ssm:)?%1$s:(111122223333:parameter)?/alb-report/pair/link-address\
                    |.*AWSLogs/111122223333/elasticloadbalancing/%1$s/.*\
                    |%1$s"""
                    .formatted("REGION"));

    /** What an API may call, after the path of its stack. */
    private static final String PERMISSION = "(ApiPermission)AlbReport\\w+ANYlink";

    private final SynthesizedApp pair = SynthesizedApp.of("pair");

    @ParameterizedTest
    @CsvSource({"pair, eu-central-1, eu-west-1", "pair, eu-west-1, eu-central-1", "pair+game, eu-central-1, eu-west-1",
            "pair+game, eu-west-1, eu-central-1"})
    @DisplayName("D1: A region's stacks know the other region by names of data only, and read nothing from elsewhere")
    void knows_names_of_data_only(String environment, String region, String other) {
        SynthesizedApp app = SynthesizedApp.of(environment);
        for (SynthesizedStack stack : regional(app, region)) {
            List<String> texts = new ArrayList<>();
            addTexts(app.template(stack), texts);

            assertThat(texts).as(stack.name())
                    .noneMatch(
                            text -> text.matches(".*(Custom::CrossRegionExport|Fn::ImportValue|Fn::GetStackOutput).*"))
                    .filteredOn(text -> text.contains(other))
                    .allMatch(text -> NAME_OF_DATA.matcher(text.replace(other, "REGION")).matches());
        }
    }

    @ParameterizedTest
    @CsvSource({"pair, eu-central-1, 2", "pair, eu-west-1, 2", "pair+game, eu-central-1, 3", "pair+game, eu-west-1, 3"})
    @DisplayName("D1: A region's stacks wait for no stack but their own")
    void waits_for_nobody(String environment, String region, int stacks) {
        SynthesizedApp app = SynthesizedApp.of(environment);
        List<String> own = app.stacks().stream().filter(stack -> stack.region().equals(region))
                .map(SynthesizedStack::name).toList();

        assertThat(regional(app, region)).hasSize(stacks)
                .allSatisfy(stack -> assertThat(own).containsAll(stack.dependencies()));
    }

    @Test
    @DisplayName("D1: The two regions differ in role, time and backup, and in nothing else")
    void differs_in_role_and_time_only() {
        assertThat(differences("Report")).containsExactly(
                "/Alertsreportstale#/Properties/Threshold: 22500 | 24480",
                "/DailyScheduleCatchUp#/Properties/ScheduleExpression: cron(35 5 * * ? *) | cron(8 6 * * ? *)",
                "/DailyScheduleCatchUp#/Properties/Target/Input: {\"time\":\"<aws.scheduler.scheduled-time>\","
                        + "\"catchUp\":true} | {\"time\":\"<aws.scheduler.scheduled-time>\",\"catchUp\":true,"
                        + "\"takeover\":true}",
                "/DailyScheduleDaily#/Properties/FlexibleTimeWindow/MaximumWindowInMinutes: 15 | -",
                "/DailyScheduleDaily#/Properties/FlexibleTimeWindow/Mode: FLEXIBLE | OFF",
                "/DailyScheduleDaily#/Properties/ScheduleExpression: cron(0 5 * * ? *) | cron(48 5 * * ? *)",
                "/DailyScheduleDaily#/Properties/Target/Input: {\"time\":\"<aws.scheduler.scheduled-time>\"} | "
                        + "{\"time\":\"<aws.scheduler.scheduled-time>\",\"takeover\":true}",
                "/DailyScheduleHealthCheck#/Properties/ScheduleExpression: cron(0 4 * * ? *) | cron(48 4 * * ? *)",
                "/DailyScheduleMonthlyReview#/Properties/ScheduleExpression: cron(55 5 1 * ? *) | cron(28 6 1 * ? *)",
                "/DailyScheduleMonthlyReviewCatchUp#/Properties/ScheduleExpression: cron(15 6 * * ? *) | cron(48 6 * * ? *)",
                "/DailyScheduleWeeklyReview#/Properties/ScheduleExpression: cron(55 5 ? * MON *) | cron(28 6 ? * MON *)",
                "/DailyScheduleWeeklyReviewCatchUp#/Properties/ScheduleExpression: cron(15 6 * * ? *) | cron(48 6 * * ? *)");
        assertThat(differences("Storage")).isNotEmpty().allMatch(difference -> difference
                .matches("/ReportBackup(Plan|Role)\\w*#/.*: .* [|] -"));
    }

    /** Path and both values, where region names do not make the difference. */
    private List<String> differences(String part) {
        Map<String, Set<String>> first = localised(HOME, OTHER, part);
        Map<String, Set<String>> second = localised(OTHER, HOME, part);
        Set<String> paths = new TreeSet<>(first.keySet());
        paths.addAll(second.keySet());
        return paths.stream().map(path -> "%s: %s | %s".formatted(path, text(first.get(path)), text(second.get(path))))
                .filter(difference -> !difference.matches("(?s).*: (.*) [|] \\1")).toList();
    }

    private static String text(@Nullable Set<String> values) {
        return values == null ? "-" : String.join(", ", values);
    }

    /**
     * Logs are those of the home region's load balancers in both. The library makes a schedule group's name, and the id of
     * an API's permission, and sorts what a policy is about, by names with regions in them.
     */
    private Map<String, Set<String>> localised(String here, String there, String part) {
        Map<String, Set<String>> leaves = new TreeMap<>();
        Leaves.of(pair, here, part).forEach((path, value) -> leaves
                .computeIfAbsent(
                        path.replaceFirst(PERMISSION, "$1").replaceFirst("[0-9A-F]{8}/", "#/")
                                .replaceFirst("/(Resource|applies_to)/\\d+$", "/$1"),
                        _ -> new TreeSet<>())
                .add(path.endsWith("projection.region.values")
                        ? value
                        : value.replaceAll("AlbReportpair\\w+-DailySchedule-Group-\\w+", "group")
                                .replace("elasticloadbalancing/" + HOME, "elasticloadbalancing/home")
                                .replace(here, "HERE").replace(there, "THERE")));
        return leaves;
    }

    private static List<SynthesizedStack> regional(SynthesizedApp app, String region) {
        return app.stacks().stream().filter(stack -> stack.name().contains(region)).toList();
    }

    private static void addTexts(JsonNode node, List<String> texts) {
        if (node.isTextual()) {
            texts.add(node.asText());
        }
        node.properties().forEach(property -> texts.add(property.getKey()));
        node.forEach(child -> addTexts(child, texts));
    }
}
