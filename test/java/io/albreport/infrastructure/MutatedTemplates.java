package io.albreport.infrastructure;

import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.JsonNode;

import io.albreport.infrastructure.alarms.TemplateAlarms;

/**
 * Templates as they would be after a mistake, for whoever asks in the same thread while it lasts: to see which test finds
 * it, while other tests run.
 */
public final class MutatedTemplates {
    private static final ThreadLocal<UnaryOperator<JsonNode>> MUTATION = ThreadLocal
            .withInitial(UnaryOperator::identity);

    private MutatedTemplates() {}

    /** @param mutation of every template that is read meanwhile */
    public static <T> T during(UnaryOperator<JsonNode> mutation, Callable<T> tests) throws Exception {
        TemplateAlarms.forget();
        MUTATION.set(mutation);
        try {
            return tests.call();
        } finally {
            MUTATION.remove();
            TemplateAlarms.forget();
        }
    }

    static JsonNode mutated(JsonNode template) {
        return MUTATION.get().apply(template);
    }
}
