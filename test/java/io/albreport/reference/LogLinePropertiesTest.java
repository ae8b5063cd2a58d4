package io.albreport.reference;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds of any line, and not only of those that somebody thought of. */
class LogLinePropertiesTest {
    private static final int SHORTEST = 18;
    private static final String TOKEN_CHARACTERS = "abcXYZ0189-_.:/[]{}|=+*<>'\\é漢";

    @Property(tries = 2_000)
    @Label("L1: a line made of any fields is read back as the same fields, whatever its width")
    void any_fields_are_read_back(@ForAll("fields") List<Field> fields) {
        String text = fields.stream().map(Field::inLine).collect(Collectors.joining(" "));

        LogLine line = Objects.requireNonNull(LogLine.parse(text), text);

        List<@Nullable String> expected = new ArrayList<>(fields.stream().map(Field::value).toList());
        while (expected.size() < FieldShape.OF_ACCESS_LOG.size()) {
            expected.add(null);
        }
        assertThat(values(line)).isEqualTo(expected);
    }

    @Property(tries = 1_000)
    @Label("L4: a line that ends before its 18th field is complete is not read")
    void a_line_that_was_cut_off_is_not_read(@ForAll("heads") List<Field> fields,
            @ForAll @IntRange(max = 2_000) int end) {
        String text = fields.stream().map(Field::inLine).collect(Collectors.joining(" "));

        assertThat(LogLine.parse(text.substring(0, Math.min(end, text.length() - 1)))).isNull();
    }

    @Property(tries = 1_000)
    @Label("L1: garbage after the 18th field never makes a line malformed, unless that breaks off within quotes")
    void garbage_at_the_end_never_makes_a_line_malformed(@ForAll("heads") List<Field> fields, @ForAll String garbage) {
        String text = fields.stream().map(Field::inLine).collect(Collectors.joining(" "));

        boolean closed = garbage.replace("\\\"", "").chars().filter(c -> c == '"').count() % 2 == 0;
        assertThat(LogLine.parse(text + " " + garbage) != null).isEqualTo(closed);
    }

    @Property(tries = 1_000)
    @Label("L3: any text that a load balancer escaped is decoded to the same text")
    void any_escaped_text_is_decoded(@ForAll("texts") String text) {
        StringBuilder escaped = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = b >= ' ' && b <= '~' && b != '"' && b != '\\';
            escaped.append(plain ? String.valueOf((char) b) : "\\x%02X".formatted(b));
        }
        assertThat(FieldText.decoded(escaped.toString())).isEqualTo(text);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withCharRange('\u0000', '\ud7ff').ofMaxLength(40);
    }

    @Provide
    Arbitrary<List<Field>> heads() {
        return Arbitraries.just(SHORTEST).flatMap(LogLinePropertiesTest::fieldsOfWidth);
    }

    @Provide
    Arbitrary<List<Field>> fields() {
        return Arbitraries.integers().between(SHORTEST, FieldShape.OF_ACCESS_LOG.size() + 4)
                .flatMap(LogLinePropertiesTest::fieldsOfWidth);
    }

    private static Arbitrary<List<Field>> fieldsOfWidth(int width) {
        List<Arbitrary<Field>> fields = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            fields.add(field(i < FieldShape.OF_ACCESS_LOG.size()
                    ? FieldShape.OF_ACCESS_LOG.get(i)
                    : FieldShape.TOKEN_OR_QUOTED));
        }
        return Combinators.combine(fields).as(list -> List.copyOf(list));
    }

    private static Arbitrary<Field> field(FieldShape shape) {
        return switch (shape) {
            case TOKEN, TYPE -> strings(TOKEN_CHARACTERS, 1).map(text -> new Field(text, false));
            case TIME ->
                Arbitraries.of("2026-01-17T00:00:00Z", "2026-01-17T23:59:59.999999Z", "2024-02-29T23:59:59.123456789Z")
                        .map(text -> new Field(text, false));
            case DECIMAL -> strings("0123456789.-", 1).map(text -> new Field(text, false));
            case WHOLE -> strings("0123456789-", 1).map(text -> new Field(text, false));
            // A backslash at the end would escape the quote; load balancers write \x5C.
            case QUOTED -> strings(TOKEN_CHARACTERS.replace("\\", "") + "  ", 0).map(text -> new Field(text, true));
            case TOKEN_OR_QUOTED -> Arbitraries.oneOf(field(FieldShape.TOKEN), field(FieldShape.QUOTED));
        };
    }

    private static Arbitrary<String> strings(String characters, int shortest) {
        return Arbitraries.strings().withChars(characters.toCharArray()).ofMinLength(shortest).ofMaxLength(20);
    }

    /** In the order of the line; null for those that it does not reach. */
    private static List<@Nullable String> values(LogLine l) {
        List<@Nullable String> values = new ArrayList<@Nullable String>(Arrays.<@Nullable String>asList(l.type(),
                l.time(), l.elb(), l.client(), l.target(),
                l.requestProcessingTime(), l.targetProcessingTime(), l.responseProcessingTime(), l.elbStatusCode(),
                l.targetStatusCode(), l.receivedBytes(), l.sentBytes(), l.request(), l.userAgent(), l.sslCipher(),
                l.sslProtocol(), l.targetGroupArn(), l.traceId(), l.domainName(), l.chosenCertArn(),
                l.matchedRulePriority(), l.requestCreationTime(), l.actionsExecuted(), l.redirectUrl(), l.errorReason(),
                l.targetPortList(), l.targetStatusCodeList(), l.classification(), l.classificationReason(),
                l.connTraceId(), l.transformedHost(), l.transformedUri(), l.requestTransformStatus(), l.ipAddress()));
        values.addAll(l.further());
        return values;
    }

    /** One field, as a value and as it stands in the line. */
    record Field(String value, boolean quoted) {
        String inLine() {
            return quoted ? '"' + value + '"' : value;
        }
    }
}
