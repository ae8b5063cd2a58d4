package io.albreport.infrastructure.configuration;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.albreport.infrastructure.SynthesizedApp;
import io.albreport.infrastructure.configuration.RecoverySettings.CommandLine;
import io.albreport.infrastructure.context.InvalidConfigurationException;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("I1: A wrong setting is refused with its key, what is allowed, what came and what to do")
class RefusalTest {
    /** Laid over a good configuration; a section is replaced as a whole. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"regoin": "x"}                                  | environments.dev.regoin is not a setting; the settings here are account, athena, audit, cost, download, function, gameDay, logs, notify, protect, recovery, region, report, retention, runbooks, schedule, tags; rename or remove it in cdk.json
            {"region": null}                                 | environments.dev.region must be a region such as "eu-central-1", got nothing; add it in cdk.json
            {"region": "Frankfurt"}                          | environments.dev.region must be a region such as "eu-central-1", got "Frankfurt"; correct it in cdk.json
            {"protect": "yes"}                               | environments.dev.protect must be true or false, got "yes"; correct it in cdk.json
            {"region": "cn-north-1"}                         | environments.dev.region must be one with CloudWatch Application Signals, which China and isolated partitions do not have, got "cn-north-1"; correct it in cdk.json
            {"region": "us-iso-east-1"}                      | environments.dev.region must be one with CloudWatch Application Signals, which China and isolated partitions do not have, got "us-iso-east-1"; correct it in cdk.json
            {"region": "us-gov-west-1", "cost": {"notify": ["a@b.c"]}} | environments.dev.cost.notify must be absent in us-gov-west-1, whose partition has neither budgets nor cost anomalies, got [a@b.c]; correct it in cdk.json
            {"recovery": {"region": "us-gov-west-1"}}        | environments.dev.recovery.region must be a region of the same partition as eu-central-1, got "us-gov-west-1"; correct it in cdk.json
            {"recovery": {"region": "cn-north-1"}}           | environments.dev.recovery.region must be a region of the same partition as eu-central-1, got "cn-north-1"; correct it in cdk.json
            {"recovery": {"region": "eu-west-1", "lockBackup": true}} | environments.dev.recovery.lockBackup must be absent unless recovery.backup is true, got true; correct it in cdk.json
            {"download": {"link": "12 hours"}}               | environments.dev.download.link must be "24 hours" or "off", got "12 hours"; correct it in cdk.json
            {"download": {"link": true}}                     | environments.dev.download.link must be "24 hours" or "off", got true; correct it in cdk.json
            {"account": 111122223333}                        | environments.dev.account must be a 12-digit account number in quotes, got 111122223333; correct it in cdk.json
            {"account": "1111"}                              | environments.dev.account must be a 12-digit account number in quotes, got "1111"; correct it in cdk.json
            {"logs": []}                                     | environments.dev.logs must be an object of settings, got []; correct it in cdk.json
            {"logs": {"bucket": "b"}}                        | environments.dev.logs.bucket is not a setting; the settings here are accounts, existingBucket, prefix, regions, since; rename or remove it in cdk.json
            {"logs": {}}                                     | environments.dev.logs.since must be a day such as "2026-01-01", got nothing; add it in cdk.json
            {"logs": {"since": "2026-02-30"}}                | environments.dev.logs.since must be a day such as "2026-01-01", got "2026-02-30"; correct it in cdk.json
            {"logs": {"existingBucket": "Logs"}}             | environments.dev.logs.existingBucket must be the name of an S3 bucket, got "Logs"; correct it in cdk.json
            {"logs": {"prefix": "alb/"}}                     | environments.dev.logs.prefix must be a path of up to 128 characters without slash at either end and without AWSLogs, got "alb/"; correct it in cdk.json
            {"logs": {"prefix": "a/AWSLogs"}}                | environments.dev.logs.prefix must be a path of up to 128 characters without slash at either end and without AWSLogs, got "a/AWSLogs"; correct it in cdk.json
            {"logs": {"accounts": "111122223333"}}           | environments.dev.logs.accounts must be a list, each entry a 12-digit account number in quotes, got "111122223333"; correct it in cdk.json
            {"logs": {"accounts": ["11112222333"]}}          | environments.dev.logs.accounts must be a 12-digit account number in quotes, got "11112222333"; correct it in cdk.json
            {"logs": {"accounts": ["111122223333", "111122223333"]}} | environments.dev.logs.accounts must be a list that names nothing twice, got [111122223333, 111122223333]; correct it in cdk.json
            {"cost": {"notify": ["a@example.com", "a@example.com"]}} | environments.dev.cost.notify must be a list that names nothing twice, got [a@example.com, a@example.com]; correct it in cdk.json
            {"logs": {"accounts": ["100000000000", "100000000001", "100000000002", "100000000003", "100000000004", "100000000005", "100000000006", "100000000007", "100000000008", "100000000009", "100000000010", "100000000011", "100000000012", "100000000013", "100000000014", "100000000015", "100000000016", "100000000017", "100000000018", "100000000019", "100000000020"], "regions": ["eu-central-1", "eu-west-1"]}} | environments.dev.logs.accounts must be such that accounts times regions, each with a folder of its own, are 40 at most, got [100000000000, 100000000001, 100000000002, 100000000003, 100000000004, 100000000005, 100000000006, 100000000007, 100000000008, 100000000009, 100000000010, 100000000011, 100000000012, 100000000013, 100000000014, 100000000015, 100000000016, 100000000017, 100000000018, 100000000019, 100000000020]; correct it in cdk.json
            {"logs": {"regions": ["EU"]}}                    | environments.dev.logs.regions must be a region such as "eu-central-1", got "EU"; correct it in cdk.json
            {"recovery": {"region": "eu-central-1"}}          | environments.dev.recovery.region must be a region other than the environment's, such as "eu-west-1", got "eu-central-1"; correct it in cdk.json
            {"recovery": {}}                                 | environments.dev.recovery.region must be a region other than the environment's, such as "eu-west-1", got nothing; add it in cdk.json
            {"recovery": {"region": "eu-west-1", "takeover": 60}} | environments.dev.recovery.takeover is not a setting; the settings here are backup, existingLogBucket, first, lockBackup, region, replicateLogs, takeoverMinutes; rename or remove it in cdk.json
            {"recovery": {"region": "eu-west-1", "first": "eu-west-2"}} | environments.dev.recovery.first must be eu-central-1 or eu-west-1, got "eu-west-2"; correct it in cdk.json
            {"recovery": {"region": "eu-west-1", "takeoverMinutes": 47}} | environments.dev.recovery.takeoverMinutes must be a whole number from 48 to 720, got 47; correct it in cdk.json
            {"recovery": {"region": "eu-west-1"}, "schedule": {"flexibleWindowMinutes": 60, "time": "22:20"}} | environments.dev.recovery.takeoverMinutes must be such that the second region's time, 23:53, is a time whose catch-up run, 20 minutes later, is on the same day in UTC all year, or it would report on another day (in UTC it is not), got nothing; add it in cdk.json
            {"recovery": {"region": "eu-west-1", "takeoverMinutes": 720}, "schedule": {"time": "22:00"}} | environments.dev.recovery.takeoverMinutes must be such that the second region's time, 10:00, is on the same day as the first's (in UTC), or it would report on another day, got 720; correct it in cdk.json
            {"recovery": {"region": "eu-west-1", "backup": "yes"}} | environments.dev.recovery.backup must be true or false, got "yes"; correct it in cdk.json
            {"recovery": {"region": "eu-west-1", "replicateLogs": "yes"}} | environments.dev.recovery.replicateLogs must be "within 15 minutes", "eventually" or "no", got "yes"; correct it in cdk.json
            {"recovery": {"region": "eu-west-1", "replicateLogs": "no"}, "logs": {"since": "2026-01-01", "existingBucket": "logs"}} | environments.dev.recovery.replicateLogs must be absent beside logs.existingBucket, whose owner decides, got "no"; correct it in cdk.json
            {"recovery": {"region": "eu-west-1", "existingLogBucket": "logs"}} | environments.dev.recovery.existingLogBucket must be absent unless logs.existingBucket is there, got "logs"; correct it in cdk.json
            {"schedule": {"time": "5 am"}}                   | environments.dev.schedule.time must be a time of day such as "05:00", got "5 am"; correct it in cdk.json
            {"schedule": {"time": "05:00:30"}}               | environments.dev.schedule.time must be a time of day such as "05:00", got "05:00:30"; correct it in cdk.json
            {"schedule": {"timeZone": "+02:00"}}             | environments.dev.schedule.timeZone must be a time zone such as "UTC" or "Europe/Berlin", got "+02:00"; correct it in cdk.json
            {"schedule": {"time": "00:29"}}                  | environments.dev.schedule.time must be 00:30 in UTC or later all year, since the last logs of a day are delivered after its midnight (in UTC this one is earlier), got "00:29"; correct it in cdk.json
            {"schedule": {"time": "02:15", "timeZone": "Europe/Berlin"}} | environments.dev.schedule.time must be a time that every day has in Europe/Berlin (clocks skip this one in spring), got "02:15"; correct it in cdk.json
            {"schedule": {"time": "01:45", "timeZone": "Europe/Berlin"}} | environments.dev.schedule.time must be on one side of midnight in UTC all year, or a day is skipped when clocks change (in Europe/Berlin this one is not), got "01:45"; correct it in cdk.json
            {"schedule": {"time": "09:15", "timeZone": "Asia/Tokyo"}} | environments.dev.schedule.time must be 00:30 in UTC or later all year, since the last logs of a day are delivered after its midnight (in Asia/Tokyo this one is earlier), got "09:15"; correct it in cdk.json
            {"schedule": {"timeZone": "Berlin"}}             | environments.dev.schedule.timeZone must be a time zone such as "UTC" or "Europe/Berlin", got "Berlin"; correct it in cdk.json
            {"schedule": {"flexibleWindowMinutes": 61}}      | environments.dev.schedule.flexibleWindowMinutes must be a whole number from 0 to 60, got 61; correct it in cdk.json
            {"schedule": {"time": "01:55", "timeZone": "America/New_York", "flexibleWindowMinutes": 0}} | environments.dev.schedule.time must be a time whose catch-up run, 20 minutes later, every day has in America/New_York (clocks skip it in spring), got "01:55"; correct it in cdk.json
            {"schedule": {"time": "03:10", "timeZone": "America/New_York"}} | environments.dev.schedule.time must be a time whose health check, 60 minutes earlier, every day has in America/New_York (clocks skip it in spring), got "03:10"; correct it in cdk.json
            {"schedule": {"time": "23:25"}}                  | environments.dev.schedule.time must be a time whose catch-up run, 35 minutes later, is on the same day in UTC all year, or it would report on another day (in UTC it is not), got "23:25"; correct it in cdk.json
            {"schedule": {"time": "08:30", "timeZone": "Asia/Tokyo", "flexibleWindowMinutes": 60}} | environments.dev.schedule.time must be a time whose catch-up run, 80 minutes later, is on the same day in UTC all year, or it would report on another day (in Asia/Tokyo it is not), got "08:30"; correct it in cdk.json
            {"schedule": {"time": "18:25", "timeZone": "America/New_York"}} | environments.dev.schedule.time must be a time whose catch-up run, 35 minutes later, is on the same day in UTC all year, or it would report on another day (in America/New_York it is not), got "18:25"; correct it in cdk.json
            {"schedule": {"time": "01:45", "timeZone": "America/New_York", "flexibleWindowMinutes": 60}} | environments.dev.schedule.time must be a time whose health check, 60 minutes earlier, and catch-up run, 80 minutes later, stay so when clocks change (in America/New_York they do not), got "01:45"; correct it in cdk.json
            {"function": {"debugSampleRate": 1.1}}           | environments.dev.function.debugSampleRate must be a number from 0 to 1, got 1.1; correct it in cdk.json
            {"function": {"debugSampleRate": -0.1}}          | environments.dev.function.debugSampleRate must be a number from 0 to 1, got -0.1; correct it in cdk.json
            {"function": {"debugSampleRate": "all"}}         | environments.dev.function.debugSampleRate must be a number from 0 to 1, got "all"; correct it in cdk.json
            {"athena": {"timeoutSeconds": 9}}                | environments.dev.athena.timeoutSeconds must be a whole number from 10 to 200, got 9; correct it in cdk.json
            {"athena": {"timeoutSeconds": 201}}              | environments.dev.athena.timeoutSeconds must be a whole number from 10 to 200, got 201; correct it in cdk.json
            {"cost": {"budget": 5}}                          | environments.dev.cost.budget is not a setting; the settings here are anomalyThresholdUsd, monthlyBudgetUsd, notify; rename or remove it in cdk.json
            {"cost": {"monthlyBudgetUsd": 0}}                | environments.dev.cost.monthlyBudgetUsd must be a whole number from 1 to 1,000,000, got 0; correct it in cdk.json
            {"cost": {"notify": ["ssm:/topic"]}}             | environments.dev.cost.notify must be an e-mail address, got "ssm:/topic"; correct it in cdk.json
            {"cost": {"notify": ["a@b.c","b@b.c","c@b.c","d@b.c","e@b.c","f@b.c","g@b.c","h@b.c","i@b.c","j@b.c","k@b.c"]}} | environments.dev.cost.notify must be a list of 10 e-mail addresses at most, which is what a budget's notice takes, got [a@b.c, b@b.c, c@b.c, d@b.c, e@b.c, f@b.c, g@b.c, h@b.c, i@b.c, j@b.c, k@b.c]; correct it in cdk.json
            {"cost": {"notify": ["a@b.c"], "anomalyThresholdUsd": 0.5}} | environments.dev.cost.anomalyThresholdUsd must be a whole number from 1 to 1,000,000, got 0.5; correct it in cdk.json
            {"cost": {"anomalyThresholdUsd": 5}}             | environments.dev.cost.anomalyThresholdUsd must be absent where cost.notify names nobody to tell, got 5; correct it in cdk.json
            {"runbooks": {"baseUrl": "http://wiki.example.com"}} | environments.dev.runbooks.baseUrl must be an https URL of up to 300 characters without slash at its end, such as "https://github.com/example/alb-report/blob/main", got "http://wiki.example.com"; correct it in cdk.json
            {"runbooks": {"baseUrl": "https://wiki.example.com/"}} | environments.dev.runbooks.baseUrl must be an https URL of up to 300 characters without slash at its end, such as "https://github.com/example/alb-report/blob/main", got "https://wiki.example.com/"; correct it in cdk.json
            {"function": {"memoryMb": 511}}                  | environments.dev.function.memoryMb must be a whole number from 512 to 10,240, got 511; correct it in cdk.json
            {"function": {"memoryMb": 1024.5}}               | environments.dev.function.memoryMb must be a whole number from 512 to 10,240, got 1024.5; correct it in cdk.json
            {"function": {"memoryMb": "1024"}}               | environments.dev.function.memoryMb must be a whole number from 512 to 10,240, got "1024"; correct it in cdk.json
            {"function": {"reservedConcurrency": "none"}}    | environments.dev.function.reservedConcurrency must be "off" or a whole number from 1 to 100, got "none"; correct it in cdk.json
            {"function": {"reservedConcurrency": 0}}         | environments.dev.function.reservedConcurrency must be a whole number from 1 to 100, got 0; correct it in cdk.json
            {"athena": {"scanLimitGb": 0}}                   | environments.dev.athena.scanLimitGb must be a whole number from 1 to 10,000, got 0; correct it in cdk.json
            {"retention": {"logRetentionDays": 31}}          | environments.dev.retention.logRetentionDays must be one of [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], got 31; correct it in cdk.json
            {"retention": {"logsDays": 6}}                   | environments.dev.retention.logsDays must be a whole number from 7 to 3,650, got 6; correct it in cdk.json
            {"logs": {"since": "2026-01-01", "existingBucket": "logs"}, "retention": {"logsDays": 30}} | environments.dev.retention.logsDays must be absent beside logs.existingBucket, whose owner decides, got 30; correct it in cdk.json
            {"notify": {"report": ["team"]}}                 | environments.dev.notify.report must be an e-mail address, or "ssm:/name" for a parameter that holds an HTTPS URL, in each region that the report runs in (the URL may hold a key, so never the URL itself), got "team"; correct it in cdk.json
            {"notify": {"critical": ["https://events.example.com/key"]}} | environments.dev.notify.critical must be an e-mail address, or "ssm:/name" for a parameter that holds an HTTPS URL, in each region that the report runs in (the URL may hold a key, so never the URL itself), got "https://events.example.com/key"; correct it in cdk.json
            {"audit": {"configRules": "yes"}}                | environments.dev.audit.configRules must be true or false, got "yes"; correct it in cdk.json
            {"audit": {"iamChanges": ["ssm:/alb-report/hook"]}} | environments.dev.audit.iamChanges must be an e-mail address, got "ssm:/alb-report/hook"; correct it in cdk.json
            {"audit": {"iamChanges": ["team@example.com"]}, "region": "us-gov-west-1"} | environments.dev.audit.iamChanges must be absent in us-gov-west-1, whose IAM does not tell us-east-1, got [team@example.com]; correct it in cdk.json
            {"audit": {"rules": true}}                       | environments.dev.audit.rules is not a setting; the settings here are configRules, iamChanges; rename or remove it in cdk.json
            {"gameDay": {"experiments": "yes"}}              | environments.dev.gameDay.experiments must be true or false, got "yes"; correct it in cdk.json
            {"gameDay": {"experiment": true}}                | environments.dev.gameDay.experiment is not a setting; the settings here are experiments; rename or remove it in cdk.json
            {"gameDay": {"experiments": true}, "function": {"memoryMb": 575}} | environments.dev.gameDay.experiments must be false or absent with less than 576 for function.memoryMb, of which the extension that causes faults takes 64, got true; correct it in cdk.json
            {"tags": {}}                                     | environments.dev.tags.costCenter must be 1 to 256 letters, digits, spaces or _.:/=+-@, got nothing; add it in cdk.json
            {"report": {"prices": {"keepLogsDays": 90}}}     | environments.dev.report in cdk.json: 'prices.keepLogsDays' must be absent, or 365 as retention.logsDays says, but is 90: correct or remove it
            {"report": {"topp": 3}}                          | environments.dev.report in cdk.json: unknown key 'topp'; allowed here are apis, availability, ignore, latency, p95Ms, prices, timeZone, top: correct or remove it
            {"report": {"top": 0}}                           | environments.dev.report in cdk.json: 'top' must be a whole number from 1 to 100, but is 0: correct or remove it
            {"report": {"availability": 100.5}}              | environments.dev.report in cdk.json: 'availability' must be a percentage above 0 and up to 100, such as 99.9, but is 100.5: correct or remove it
            {"report": {"apis": [{"name": "shop"}]}}         | environments.dev.report in cdk.json: 'apis[0].targetGroups' must be a list of target group names or ARNs, but is missing: correct or remove it
            """)
    void in_one_sentence(String change, String message) throws JsonProcessingException {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "region", "eu-central-1", "logs", Map.of("since", "2026-01-01"), "tags", Map.of("costCenter", "1234")));
        settings.putAll(SynthesizedApp.JSON.readValue(change, new TypeReference<Map<String, Object>>() {
        }));

        assertThatThrownBy(() -> Configuration.from("dev", Map.of("dev", settings), CommandLine.NOTHING))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            pair | eu-west-3 | | -c first must be eu-central-1 or eu-west-1, got "eu-west-3"; correct the command
            pair | | eu-central-1 | -c installing must be eu-west-1, got "eu-central-1"; correct the command
            pair | eu-west-1 | eu-west-1 | -c installing must be eu-central-1, got "eu-west-1"; correct the command
            dev | eu-west-1 | | -c first is for environments with two regions, got "eu-west-1"; add a section recovery to the environment in cdk.json
            dev | | eu-west-1 | -c installing is for environments with two regions, got "eu-west-1"; add a section recovery to the environment in cdk.json
            """)
    void of_a_command_too(String environment, @Nullable String first, @Nullable String installing, String message) {
        assertThatThrownBy(() -> Configuration.from(environment, SynthesizedApp.environments(),
                new CommandLine(first, installing)))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            2000 | 0  | 'apis' and 'ignore' make a query of [0-9,]+ bytes, and Athena takes 262,144: list fewer, or target groups by name
            16   | 50 | 'routes' of all 'apis' are 816 with one more for each API, and a query may have 800: list fewer
            """)
    @DisplayName("R4: of what Athena would refuse every night")
    void of_more_than_a_query_holds(int apis, int routes, String message) {
        List<Object> list = IntStream.range(0, apis).<Object>mapToObj(api -> Map.of("name", "API " + api,
                "targetGroups", List.of("group-" + api + "-of-a-team-with-a-long-name-and-an-even-longer-one"),
                "routes", IntStream.range(0, routes).mapToObj(i -> "/" + i + "/{value}").toList())).toList();
        Map<String, Object> settings = Map.of("account", "111122223333", "region", "eu-central-1", "logs",
                Map.of("since", "2026-01-01"), "tags", Map.of("costCenter", "1234"), "report", Map.of("apis", list));

        assertThatThrownBy(() -> Configuration.from("dev", Map.of("dev", settings), CommandLine.NOTHING))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageMatching("environments[.]dev[.]report in cdk[.]json: " + message);
    }

    @Test
    void fails_without_environments() {
        assertThatThrownBy(() -> Configuration.from(null, null, CommandLine.NOTHING))
                .hasMessage(
                        "environments must be an object with one entry per environment, got nothing; add it in cdk.json");
    }

    @Test
    void fails_on_an_unknown_environment_and_names_those_there_are() {
        assertThatThrownBy(() -> Configuration.from("qa", SynthesizedApp.environments(), CommandLine.NOTHING))
                .hasMessage(
                        "environment must be one of dev, pair, prod, got \"qa\"; pass another -c environment=... or add it to environments in cdk.json");
    }

    @Test
    void fails_on_a_name_that_no_bucket_could_bear() {
        assertThatThrownBy(() -> Configuration.from("Production", Map.of("Production", Map.of()), CommandLine.NOTHING))
                .hasMessage(
                        "the name of an environment must be 2 to 10 lower-case letters or digits, a letter first, got \"Production\"; correct it in cdk.json");
    }
}
