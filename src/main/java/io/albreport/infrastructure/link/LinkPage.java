package io.albreport.infrastructure.link;

import java.util.Map;
import java.util.TreeMap;

import software.amazon.awscdk.services.apigateway.GatewayResponseOptions;
import software.amazon.awscdk.services.apigateway.ResponseType;

import io.albreport.infrastructure.template.InOrder;

import static java.util.Map.entry;

/** What a reader sees where a link does not open: a sentence, and nothing of what is behind. */
enum LinkPage {
    /** For whatever is no living link, whether the API or the function finds that out. */
    NOTHING("404", "This link opens nothing",
            "It has ended, or was not copied whole. The mail names a way that lasts, for those with access to the bucket."),
    /** Told when to come again. */
    TOO_MANY("429", "Too many requests", "Open the link again in a minute."),
    /** As the service itself has numbered it. */
    FAILED("", "The report cannot be opened just now",
            "Open the link again in a minute; if the mail has a second link, that one may work.");

    /** Seconds: in a minute, there is always room again. */
    private static final String WAIT = "60";

    private final String status;
    private final String title;
    private final String advice;

    LinkPage(String status, String title, String advice) {
        this.status = status;
        this.title = title;
        this.advice = advice;
    }

    /** On one line, in ASCII: a variable of the function holds it, too. */
    String html() {
        return ("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\""
                + " content=\"width=device-width\"><title>%1$s</title><h1>%1$s</h1><p>%2$s</p></html>")
                .formatted(title, advice);
    }

    /** For programs. */
    private String json() {
        return "{\"message\":\"%s. %s\"}".formatted(title, advice);
    }

    GatewayResponseOptions answering(ResponseType type) {
        Map<String, String> headers = new TreeMap<>(
                InOrder.of(entry("Cache-Control", "'no-store'"), entry("Referrer-Policy", "'no-referrer'")));
        if (this == TOO_MANY) {
            headers.put("Retry-After", "'%s'".formatted(WAIT));
        }
        GatewayResponseOptions.Builder options = GatewayResponseOptions.builder()
                .type(type)
                .responseHeaders(headers)
                .templates(InOrder.of(entry("application/json", json()), entry("text/html", html())));
        if (!status.isEmpty()) {
            options.statusCode(status);
        }
        return options.build();
    }
}
