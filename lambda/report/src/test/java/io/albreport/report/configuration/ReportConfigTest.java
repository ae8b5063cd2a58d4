package io.albreport.report.configuration;

import java.time.ZoneId;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.albreport.report.configuration.ReportConfig.ApiConfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReportConfigTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    @Test
    void says_three_nines_and_lists_of_20_when_nothing_is_configured() throws JsonProcessingException {
        assertThat(read("{}")).isEqualTo(new ReportConfig(20, 0.999, null, List.of())).isEqualTo(ReportConfig.DEFAULTS);
        assertThat(ReportConfig.from(MissingNode.getInstance(), "empty.yaml")).isEqualTo(ReportConfig.DEFAULTS);
    }

    @Test
    void reads_every_key() throws JsonProcessingException {
        assertThat(
                read("""
                        {"top": 5, "availability": 99.5, "latency": {"percent": 99, "withinMs": 800}, "timeZone": "Australia/Sydney",
                         "ignore": {"paths": ["/health"], "userAgents": ["Probe/*"], "clients": ["192.0.2.7"]},
                         "prices": {"athenaPerTb": 6.5, "storagePerGbMonth": 0.02, "keepLogsDays": 30},
                         "apis": [{"name": "Checkout", "targetGroups": ["blue", "green"],
                         "routes": ["/carts/{cart}"], "redirectsAreSuccess": true, "availability": 99.95, "p95Ms": 500.5}]}
                        """))
                .isEqualTo(new ReportConfig(5, 0.995, new LatencyGoal(0.99, 800), ZoneId.of("Australia/Sydney"),
                        new Ignored(List.of(new RouteTemplate("/health")), List.of("Probe/*"), List.of("192.0.2.7")),
                        new Prices(6.5, 0.02, 30),
                        List.of(new ApiConfig("Checkout", List.of("blue", "green"),
                                List.of(new RouteTemplate("/carts/{cart}")), true, 0.9995, LatencyGoal.ofP95(500.5)))));
    }

    @Test
    void an_api_without_objectives_has_the_reports() throws JsonProcessingException {
        ReportConfig config = read("{\"availability\": 99, \"p95Ms\": 7, \"apis\": [{\"name\": \"a\", "
                + "\"targetGroups\": [\"x\"]}]}");

        assertThat(config.availabilityOf("a")).isEqualTo(0.99);
        assertThat(config.latencyOf("a")).isEqualTo(LatencyGoal.ofP95(7));
        assertThat(config.latencyOf("other")).isEqualTo(LatencyGoal.ofP95(7));
        assertThat(config.countsRedirects("a")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"tpo": 5}                   | unknown key 'tpo'; allowed here are apis, availability, ignore, latency, p95Ms, prices, timeZone, top
            {"apis": [{"nmae": "a"}]}    | unknown key 'apis[0].nmae'; allowed here are availability, latency, name, p95Ms, redirectsAreSuccess, routes, targetGroups
            {"prices": {"athenaPerTB": 5}} | unknown key 'prices.athenaPerTB'; allowed here are athenaPerTb, keepLogsDays, storagePerGbMonth
            {"prices": {"athenaPerTb": -1}} | 'prices.athenaPerTb' must be US dollars from 0 to 1000, such as 5.0, but is -1
            {"prices": {"keepLogsDays": 0}} | 'prices.keepLogsDays' must be a whole number from 1 to 36500, but is 0
            {"top": 0}                   | 'top' must be a whole number from 1 to 100, but is 0
            {"top": "5"}                 | 'top' must be a whole number from 1 to 100, but is "5"
            {"availability": 0}          | 'availability' must be a percentage above 0 and up to 100, such as 99.9, but is 0
            {"availability": 101}        | 'availability' must be a percentage above 0 and up to 100, such as 99.9, but is 101
            {"p95Ms": 1e999}             | 'p95Ms' must be milliseconds above 0 and up to 1000000000, such as 500, but is 1E+999
            {"latency": 500}             | 'latency' must be an object with the keys percent, withinMs, but is 500
            {"latency": {"percent": 99}} | 'latency.withinMs' must be milliseconds above 0 and up to 1000000000, such as 500, but is missing
            {"latency": {"withinMs": 5}} | 'latency.percent' must be a percentage above 0 and below 100, such as 99, but is missing
            {"latency": {"percent": 100, "withinMs": 5}} | 'latency.percent' must be a percentage above 0 and below 100, such as 99, but is 100
            {"latency": {"percent": 99, "within": 5}} | unknown key 'latency.within'; allowed here are percent, withinMs
            {"latency": {"percent": 99, "withinMs": 5}, "p95Ms": 7} | 'p95Ms' must be absent beside 'latency', which says the same in full, but is 7
            {"p95Ms": -1}                | 'p95Ms' must be milliseconds above 0 and up to 1000000000, such as 500, but is -1
            {"apis": {}}                 | 'apis' must be a list of APIs, each with name and targetGroups, but is {}
            {"apis": [7]}                | 'apis[0]' must be an object with the keys availability, latency, name, p95Ms, redirectsAreSuccess, routes, targetGroups, but is 7
            {"apis": [{"name": " "}]}    | 'apis[0].name' must be a text that is not blank, but is " "
            {"apis": [{"name": "-", "targetGroups": ["x"]}]} | 'apis[0].name' must be a name, not an ARN and not '-', which stand for what no API lists, but is "-"
            {"apis": [{"name": "arn:aws:x", "targetGroups": ["x"]}]} | 'apis[0].name' must be a name, not an ARN and not '-', which stand for what no API lists, but is "arn:aws:x"
            {"apis": [{"name": "a"}]}    | 'apis[0].targetGroups' must be a list of target group names or ARNs, but is missing
            {"apis": [{"name": "a", "targetGroups": [1]}]} | 'apis[0].targetGroups[0]' must be a text that is not blank, but is 1
            {"apis": [{"name": "a", "targetGroups": ["x"], "redirectsAreSuccess": 1}]} | 'apis[0].redirectsAreSuccess' must be true or false, but is 1
            {"apis": [{"name": "a", "targetGroups": ["x"]}, {"name": "a", "targetGroups": ["y"]}]} | 'apis[1].name' must be a name that no other API has, but is "a"
            {"apis": [{"name": "a", "targetGroups": ["x"]}, {"name": "b", "targetGroups": ["x"]}]} | 'apis[1].targetGroups[0]' must be a target group that no other API lists, but is "x"
            {"apis": [{"name": "a", "targetGroups": ["x"], "p95Ms": 0}]} | 'apis[0].p95Ms' must be milliseconds above 0 and up to 1000000000, such as 500, but is 0
            {"apis": [{"name": "a", "targetGroups": ["x"], "routes": ["/a"]}]} | 'apis[0].routes[0]' must be a path with placeholders in braces, such as /users/{name}/orders or /files/{path+}, but is "/a"
            {"apis": [{"name": "a", "targetGroups": ["x"], "routes": "/{a}"}]} | 'apis[0].routes' must be a list of up to 50 texts, each a path with placeholders in braces, such as /users/{name}/orders or /files/{path+}, but is "/{a}"
            {"timeZone": "Sydney"}       | 'timeZone' must be a time zone such as "UTC" or "Europe/Berlin", but is "Sydney"
            {"timeZone": 2}              | 'timeZone' must be a time zone such as "UTC" or "Europe/Berlin", but is 2
            {"ignore": ["/health"]}      | 'ignore' must be an object with the keys clients, paths, userAgents, but is ["/health"]
            {"ignore": {"path": []}}     | unknown key 'ignore.path'; allowed here are clients, paths, userAgents
            {"ignore": {"paths": ["health"]}} | 'ignore.paths[0]' must be a path such as /health, or with placeholders, such as /health/{rest+}, but is "health"
            {"ignore": {"clients": [" "]}} | 'ignore.clients[0]' must be a text that is not blank, with * for any characters, but is " "
            []                           | '(document)' must be an object with the keys apis, availability, ignore, latency, p95Ms, prices, timeZone, top, but is []
            """)
    @DisplayName("a mistake is refused with its key, what is allowed, what came and what to do")
    void refuses(String json, String sentence) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(InvalidConfigException.class)
                .hasMessage("c.json: " + sentence + ": correct or remove it");
    }

    private static ReportConfig read(String json) throws JsonProcessingException {
        return ReportConfig.from(JSON.readTree(json), "c.json");
    }
}
