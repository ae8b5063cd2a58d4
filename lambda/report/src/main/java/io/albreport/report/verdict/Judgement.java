package io.albreport.report.verdict;

import java.util.List;

import io.albreport.report.model.Api.State;

/**
 * What is said of one API.
 *
 * @param allowedErrors that its requests may have by its objective
 * @param reasons a sentence for each objective missed, proven or not; or why there is nothing to judge
 */
public record Judgement(State state, long allowedErrors, List<String> reasons) {}
