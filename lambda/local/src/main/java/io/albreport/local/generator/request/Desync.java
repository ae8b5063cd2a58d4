package io.albreport.local.generator.request;

import org.jspecify.annotations.Nullable;

/** How far a request is from the HTTP standard, as the desync mitigation classified it. */
public record Desync(String classification, String reason) {
    public static final Desync NONE = new Desync("-", "-");

    /** As a report must show it. */
    @Nullable
    public String shown() {
        if (classification.equals("-")) {
            return null;
        }
        return reason.equals("-") ? classification : classification + ": " + reason;
    }
}
