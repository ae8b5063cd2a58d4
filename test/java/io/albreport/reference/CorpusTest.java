package io.albreport.reference;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Real lines mean what six other programs say that they mean, each in its own words; see {@link OracleFields}. */
class CorpusTest {

    @Test
    @DisplayName("L1, L3: simnalamburt/elb-log-parser, all fields of 17 lines")
    void reads_what_simnalamburt_elb_log_parser_reads() throws IOException {
        for (JsonNode entry : Corpus.expectations("simnalamburt_alb.json")) {
            OracleFields fields = fields("simnalamburt_alb.log", entry);
            // That program drops the leading space of a server name, and we keep it.
            assertSame(entry, entry.get("expected"), name -> name.equals("domain_name")
                    ? fields.text(name).strip()
                    : fields.get(name));
        }
    }

    @Test
    @DisplayName("L1, L3: vectordotdev/vrl, all fields of 13 lines")
    void reads_what_vrl_reads() throws IOException {
        for (JsonNode entry : Corpus.expectations("vrl_parse_aws_alb_log.json")) {
            OracleFields fields = fields("vrl_parse_aws_alb_log.log", entry);
            assertSame(entry, entry.get("expected"), fields::orNull);
        }
    }

    @Test
    @DisplayName("L1, L3: sepich/alb-logs-shipper, 21 columns of 4 lines, texts decoded")
    void reads_what_sepich_alb_logs_shipper_reads() throws IOException {
        for (JsonNode entry : Corpus.expectations("sepich_alb.json")) {
            OracleFields fields = fields("sepich_alb.log", entry);
            if (entry.has("expected")) {
                assertSame(entry, entry.get("expected"), fields::decoded);
            } else {
                assertThat(fields.logfmt()).isEqualTo(entry.get("expected_raw").asText());
            }
        }
    }

    @Test
    @DisplayName("L1: cloud-gov, all fields of 6 examples of AWS")
    void reads_what_cloudgov_reads() throws IOException {
        List<String> lines = Corpus.lines("cloudgov_examples.log");
        for (JsonNode entry : Corpus.expectations("cloudgov_examples.json")) {
            assertThat(lines).contains(entry.get("@raw").asText());
            OracleFields fields = new OracleFields(entry.get("@raw").asText());
            assertSame(entry, flat(entry.get("@alb")), fields::get);
            assertThat(fields.text("request")).isEqualTo(entry.get("@message").asText());
            assertThat(fields.text("time")).startsWith(withoutZone(entry.get("@timestamp").asText()));
        }
    }

    @Test
    @DisplayName("L1, L3: gsmappdev/ctaudit, some fields of lines with 36")
    void reads_what_ctaudit_reads() throws IOException {
        for (JsonNode entry : Corpus.expectations("ctaudit_36field_2026-09.json")) {
            OracleFields fields = fields("ctaudit_36field_2026-09.log", entry);
            assertSame(entry, entry.get("expected_partial"), fields::orEmpty);
            assertThat(fields.line().ipAddress()).isEqualTo("100.51.96.60");
            assertThat(fields.line().further()).containsExactly("-", "-");
        }
    }

    @Test
    @DisplayName("L1: falcosecurity, some fields of 4 lines")
    void reads_what_the_falco_plugin_reads() throws IOException {
        for (JsonNode entry : Corpus.expectations("falco_plugin_elb.json")) {
            OracleFields fields = fields("falco_plugin_elb.log", entry);
            assertSame(entry, entry.get("expected_partial"), fields::withPortsAsNumbers);
        }
    }

    private static OracleFields fields(String name, JsonNode entry) throws IOException {
        return new OracleFields(Corpus.lines(name).get(entry.get("line_no").asInt() - 1));
    }

    private static void assertSame(JsonNode entry, JsonNode expected, OracleFields.Reading reading) {
        assertThat(expected).isNotEmpty();
        for (Map.Entry<String, JsonNode> field : expected.properties()) {
            assertValue(field.getKey() + " of " + entry.path("line_no"), field.getValue(), reading.of(field.getKey()));
        }
    }

    private static void assertValue(String what, JsonNode expected, @Nullable String actual) {
        if (expected.isNumber()) {
            assertThat(actual).as(what).isNotNull();
            assertThat(Double.parseDouble(String.valueOf(actual))).as(what).isEqualTo(expected.asDouble());
        } else if (expected.isArray()) {
            assertThat(actual == null ? List.of() : List.of(actual)).as(what)
                    .isEqualTo(expected.valueStream().map(JsonNode::asText).toList());
        } else if (expected.isNull()) {
            assertThat(actual).as(what).isNull();
        } else {
            String text = expected.asText();
            // The only times with three digits are those of cloud-gov, which cuts off the rest.
            boolean cut = text.matches("\\d{4}-.*\\.\\d{3}Z");
            assertThat(cut ? String.valueOf(actual).replaceFirst("000Z$", "Z") : actual).as(what).isEqualTo(text);
        }
    }

    private static String withoutZone(String time) {
        return time.substring(0, time.length() - 1);
    }

    /** Nested names joined by dots. */
    private static JsonNode flat(JsonNode nested) {
        ObjectNode flat = JsonNodeFactory.instance.objectNode();
        nested.properties().forEach(outer -> {
            if (outer.getValue().isObject()) {
                outer.getValue().properties()
                        .forEach(inner -> flat.set(outer.getKey() + "." + inner.getKey(), inner.getValue()));
            } else {
                flat.set(outer.getKey(), outer.getValue());
            }
        });
        return flat;
    }
}
