package io.albreport.infrastructure.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.albreport.documents.Command;
import io.albreport.infrastructure.SynthesizedApp;
import io.albreport.infrastructure.SynthesizedStack;
import io.albreport.infrastructure.Template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("O3: A newcomer without a load balancer can try the report on one that answers well, badly and slowly")
class DemoTest {
    private static final String NETWORK = "AWS::EC2::";

    private final SynthesizedApp app = SynthesizedApp.of(SynthesizedApp.DEMO);
    private final Template demo = app.template("Demo");

    @Test
    void is_made_only_where_it_is_asked_for() {
        assertThat(app.stacks()).extracting(SynthesizedStack::name).contains("AlbReport-dev-eu-central-1-Demo");
        assertThat(SynthesizedApp.of("dev").stacks()).extracting(SynthesizedStack::name)
                .noneMatch(name -> name.endsWith("-Demo"));
        assertThat(app.template("Storage")).isEqualTo(SynthesizedApp.of("dev").template("Storage"));
        assertThat(app.stacks()).filteredOn(stack -> stack.name().endsWith("-Demo")).singleElement()
                .satisfies(stack -> assertThat(stack.dependencies())
                        .containsExactly("AlbReport-dev-eu-central-1-Storage"));
    }

    @Test
    void is_refused_where_it_has_no_bucket_to_log_to_or_is_asked_for_in_other_words() {
        assertThatThrownBy(
                () -> SynthesizedApp.synthesize("prod", SynthesizedApp.environments(), Map.of("demo", "true")))
                .hasMessage(
                        "-c demo=true is for environments with a bucket of their own, got logs.existingBucket \"example-logs\"; pass another -c environment=...");
        assertThatThrownBy(
                () -> SynthesizedApp.synthesize("dev", SynthesizedApp.environments(), Map.of("demo", "yes")))
                .hasMessage("-c demo must be true or false, got \"yes\"; correct the command");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "accounts | 444455556666 | logs.accounts that have their own account, or that are absent, got [444455556666]",
            "regions  | us-east-1    | logs.regions that have their own region, or that are absent, got [us-east-1]"})
    void is_refused_where_nobody_would_read_its_logs(String setting, String others, String allowed) {
        Map<String, Object> environments = SynthesizedApp.environments();
        Map<String, Object> dev = SynthesizedApp.map(environments.get("dev"));
        dev.put("account", "111122223333");
        dev.put("logs", Map.of("since", "2026-01-01", setting, List.of(others)));
        environments.put("dev", dev);

        assertThatThrownBy(() -> SynthesizedApp.synthesize("dev", environments, Map.of("demo", "true")))
                .hasMessage("-c demo=true is for environments with " + allowed
                        + "; pass another -c environment=...");
    }

    @Test
    @DisplayName("I8: Its function is called by its own target groups, in its own account, and by no other")
    void is_called_by_its_own_target_groups() {
        List<String> names = demo.all("AWS::ElasticLoadBalancingV2::TargetGroup").values().stream()
                .map(group -> group.at("/Properties/Name").asText()).toList();

        JsonNode permission = demo.properties("AWS::Lambda::Permission", "Service");
        assertThat(permission.path("Principal").asText()).isEqualTo("elasticloadbalancing.amazonaws.com");
        assertThat(permission.at("/SourceAccount/Ref").asText()).isEqualTo("AWS::AccountId");
        assertThat(permission.path("SourceArn").toString())
                .contains(":elasticloadbalancing:eu-central-1:", ":targetgroup/dev-demo-*");
        assertThat(names).hasSize(2).allMatch(name -> name.startsWith("dev-demo-"));
    }

    @Test
    void logs_into_this_systems_bucket() {
        Map<String, JsonNode> attributes = new TreeMap<>();
        demo.properties("AWS::ElasticLoadBalancingV2::LoadBalancer", "LoadBalancer").path("LoadBalancerAttributes")
                .forEach(each -> attributes.put(each.path("Key").asText(), each.path("Value")));
        JsonNode bucket = app.template("Storage").properties("AWS::S3::Bucket", "AccessLogStore").path("BucketName");

        assertThat(attributes).containsEntry("access_logs.s3.bucket", bucket)
                .doesNotContainKey("access_logs.s3.prefix");
        assertThat(attributes.toString()).contains("access_logs.s3.enabled=\"true\"");
    }

    @Test
    void has_two_zones_and_nothing_that_costs_but_the_load_balancer() {
        assertThat(demo.all(NETWORK + "Subnet")).hasSize(2);
        assertThat(demo.all(NETWORK + "NatGateway")).isEmpty();
        assertThat(demo.all(NETWORK + "EIP")).isEmpty();
        assertThat(demo.properties(NETWORK + "SecurityGroup", "LoadBalancer").path("SecurityGroupIngress"))
                .singleElement().satisfies(rule -> {
                    assertThat(rule.path("FromPort").asInt()).isEqualTo(80);
                    assertThat(rule.path("ToPort").asInt()).isEqualTo(80);
                });
        assertThat(demo.json().path("Resources").findValuesAsText("DeletionPolicy")).isNotEmpty()
                .containsOnly("Delete");
    }

    @Test
    void may_write_its_log_and_nothing_else() {
        JsonNode statements = demo.properties("AWS::IAM::ManagedPolicy", "Service").at("/PolicyDocument/Statement");

        assertThat(demo.all("AWS::IAM::Policy")).isEmpty();
        assertThat(statements).singleElement().satisfies(statement -> {
            assertThat(statement.path("Action").toString())
                    .isEqualTo("[\"logs:CreateLogStream\",\"logs:PutLogEvents\"]");
            assertThat(statement.at("/Resource/Fn::GetAtt/0").asText())
                    .isEqualTo(demo.idOf("AWS::Logs::LogGroup", "Service"));
        });
    }

    @Test
    void says_how_long_it_should_live() {
        assertThat(demo.json().path("Description").asText()).contains("remove it after a day or two");
        assertThat(demo.properties("AWS::ElasticLoadBalancingV2::LoadBalancer", "LoadBalancer").path("Tags").toString())
                .contains("{\"Key\":\"Lifetime\",\"Value\":\"a day or two\"}");
    }

    /** The function as it is in the template, on this machine's Node. */
    @Test
    void answers_as_the_path_asks_for() throws IOException, InterruptedException {
        String code = demo.properties("AWS::Lambda::Function", "Service").at("/Code/ZipFile").asText();
        String asked = """
                (async () => {
                  for (const path of ["/", "/orders/broken", "/products/missing", "/account/moved", "/search/slow"]) {
                    const start = Date.now();
                    const answer = await exports.handler({ path });
                    console.log(path, answer.statusCode, Date.now() - start >= 990 ? "slow" : "fast");
                  }
                })();
                """;

        assertThat(Command.said("", "node", "-e", code + asked).lines()).containsExactly("/ 200 fast",
                "/orders/broken 500 fast",
                "/products/missing 404 fast", "/account/moved 302 fast", "/search/slow 200 slow");
    }

    @Test
    void is_sent_good_bad_and_slow_requests() throws IOException, InterruptedException {
        Map<String, Integer> paths = new ConcurrentHashMap<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            paths.merge(exchange.getRequestURI().getPath(), 1, Integer::sum);
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().endsWith("broken") ? 500 : 200, -1);
            exchange.close();
        });
        server.start();
        try {
            String said = Command.said("", "../demo/traffic", "http://localhost:" + server.getAddress().getPort() + "/",
                    "120");

            assertThat(said).contains("120 requests sent").containsPattern("112 200").containsPattern(" 8 500");
            assertThat(paths.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(120);
            assertThat(paths).containsKeys("/", "/search/slow", "/reports/slow", "/search/broken", "/orders/broken",
                    "/products/missing", "/account/moved");
        } finally {
            server.stop(0);
        }
    }
}
