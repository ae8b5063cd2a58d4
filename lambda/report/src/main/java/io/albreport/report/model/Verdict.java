package io.albreport.report.model;

import java.util.List;

/**
 * What a reader must know before the first cup of coffee.
 *
 * @param text one sentence
 * @param failingApis names of the APIs that missed an objective with evidence: down, failing or slow; the worst first
 */
public record Verdict(String text, List<String> failingApis) {}
