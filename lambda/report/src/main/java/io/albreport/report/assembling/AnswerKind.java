package io.albreport.report.assembling;

import org.jspecify.annotations.Nullable;

import io.albreport.report.model.Totals.Source;

/** What answers have in common that count together. */
record AnswerKind(String code, Source madeBy, @Nullable String reason) {
    /** Not modified: what the client asked for is what it has. No redirect, although of their class. */
    private static final String NOT_MODIFIED = "304";

    /** The hundreds of an HTTP status; 0 for what is none, such as 000. */
    int statusClass() {
        boolean isStatus = code.length() == 3 && code.chars().allMatch(c -> c >= '0' && c <= '9');
        int hundreds = isStatus ? code.charAt(0) - '0' : 0;
        return hundreds <= 5 ? hundreds : 0;
    }

    boolean isSuccess(boolean redirectsAreSuccess) {
        return switch (statusClass()) {
            case 1, 2 -> true;
            case 3 -> redirectsAreSuccess || code.equals(NOT_MODIFIED);
            default -> false;
        };
    }
}
