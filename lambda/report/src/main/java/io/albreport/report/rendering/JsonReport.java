package io.albreport.report.rendering;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import io.albreport.report.model.Report;

/** The report as {@code report.json}: the model as it is, times in ISO-8601, absent values as null. */
final class JsonReport {

    /** Deeper objects stay on one line: a sketch has hundreds of buckets. */
    private static final int DEEPEST_INDENTED = 3;

    private static final ObjectWriter WRITER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build()
            .writer(lightlyIndented());

    private JsonReport() {}

    static byte[] render(Report report) {
        return write(report);
    }

    /** Another model, in the same manner. */
    static byte[] write(Object model) {
        var bytes = new ByteArrayOutputStream();
        // A Writer of the JDK replaces a lone surrogate; Jackson's own encoder refuses it and would lose the report.
        try (Writer text = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
            WRITER.writeValue(text, model);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static DefaultPrettyPrinter lightlyIndented() {
        var separators = Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER);
        return new DefaultPrettyPrinter().withSeparators(separators).withObjectIndenter(new ShallowIndenter())
                .withArrayIndenter(new ShallowIndenter());
    }

    private static final class ShallowIndenter implements DefaultPrettyPrinter.Indenter {

        @Override
        public void writeIndentation(JsonGenerator json, int level) throws IOException {
            // Not by level: that is the parent's when an object ends.
            boolean indented = json.getOutputContext().getNestingDepth() <= DEEPEST_INDENTED;
            json.writeRaw(indented ? "\n" + "  ".repeat(level) : " ");
        }

        @Override
        public boolean isInline() {
            return false;
        }
    }
}
