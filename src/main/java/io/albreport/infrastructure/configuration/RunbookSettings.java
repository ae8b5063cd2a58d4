package io.albreport.infrastructure.configuration;

import java.util.Optional;
import java.util.regex.Pattern;

import io.albreport.infrastructure.context.Section;

/**
 * Where those who are alarmed read what to do.
 *
 * @param baseUrl of a copy of this repository that can be browsed, without slash at its end; empty where there is none
 */
public record RunbookSettings(Optional<String> baseUrl) {
    private static final Pattern URL = Pattern.compile("(?=.{1,300}$)https://[^\\s/?#]+(/[^\\s/?#]+)*");

    static RunbookSettings from(Section runbooks) {
        return new RunbookSettings(runbooks.text("baseUrl",
                "an https URL of up to 300 characters without slash at its end, such as \"https://github.com/example/alb-report/blob/main\"",
                URL));
    }

    /** The runbook of an alarm: its URL, or its path in this repository. */
    public String link(String alarm) {
        return baseUrl.map(url -> url + "/").orElse("") + "docs/runbooks/" + alarm + ".md";
    }
}
