package io.albreport.infrastructure.function;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.albreport.infrastructure.SynthesizedApp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What I14 rests on and is not ours: the library's provider, run as it was put into the assembly, with its AWS client
 * stood in for. The library must not change it behind our back.
 */
@DisplayName("I14: The rehearsal's provider")
class RehearsalTest {
    private static final Path HERE = Path.of("resources", "rehearsal").toAbsolutePath();
    private static final String DONE = "{\"StatusCode\":200,\"Payload\":\"{}\"}";
    private static final String FAILED = "{\"StatusCode\":200,\"FunctionError\":\"Unhandled\",\"Payload\":"
            + "\"{\\\"errorMessage\\\":\\\"query 1 failed: no such bucket\\\"}\"}";

    @Test
    void invokes_the_version_without_an_event_and_waits_for_it() throws IOException, InterruptedException {
        List<JsonNode> said = said("Create", DONE);

        assertThat(said.getFirst()).isEqualTo(SynthesizedApp.JSON
                .readTree("{\"FunctionName\":\"function:7\",\"InvocationType\":\"RequestResponse\"}"));
        assertThat(said.getLast().path("Status").asText()).isEqualTo("SUCCESS");
    }

    @Test
    void fails_the_deployment_with_the_functions_own_words() throws IOException, InterruptedException {
        JsonNode told = said("Update", FAILED).getLast();

        assertThat(told.path("Status").asText()).isEqualTo("FAILED");
        assertThat(told.path("Reason").asText()).contains("query 1 failed: no such bucket");
    }

    @Test
    void invokes_again_when_the_version_changes() throws IOException, InterruptedException {
        assertThat(said("Update", DONE)).hasSize(2);
    }

    @Test
    void invokes_nothing_when_the_stack_is_deleted() throws IOException, InterruptedException {
        List<JsonNode> said = said("Delete", FAILED);

        assertThat(said).hasSize(1);
        assertThat(said.getLast().path("Status").asText()).isEqualTo("SUCCESS");
    }

    /** What was invoked, if anything was, and then what CloudFormation was told. */
    private static List<JsonNode> said(String request, String answer) throws IOException, InterruptedException {
        Map<String, Object> event = new HashMap<>(Map.of("RequestType", request, "PhysicalResourceId", "rehearsal",
                "ResponseURL", "https://example.com/answer"));
        event.put("ResourceProperties", Map.of("HandlerArn", "function:7", "InvocationType", "RequestResponse",
                "Timeout", "330000", "ExecuteOnHandlerChange", "true"));
        ProcessBuilder node = new ProcessBuilder("node", HERE.resolve("provide.js").toString(), provider().toString(),
                SynthesizedApp.JSON.writeValueAsString(event)).redirectErrorStream(true);
        node.environment().put("NODE_PATH", HERE.resolve("sdk").toString());
        node.environment().put("ANSWER", answer);
        Process process = node.start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), UTF_8).lines().toList();
        assertThat(process.waitFor()).as(lines.toString()).isZero();
        List<JsonNode> said = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("INVOKED ") || line.startsWith("TOLD ")) {
                said.add(SynthesizedApp.JSON.readTree(line.substring(line.indexOf(' '))));
            }
        }
        return said;
    }

    private static Path provider() {
        SynthesizedApp app = SynthesizedApp.of("prod");
        String code = app.template("Report").properties("AWS::Lambda::Function", "AWSCDKTrigger").at("/Code/S3Key")
                .asText();
        return app.output().resolve("asset." + code.replace(".zip", "")).toAbsolutePath();
    }
}
