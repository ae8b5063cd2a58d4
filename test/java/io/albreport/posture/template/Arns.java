package io.albreport.posture.template;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * ARNs in words, as people in one account and region would say them.
 *
 * @param account whose resources need not say whose they are
 * @param region likewise
 */
public record Arns(String account, String region) {
    private static final Pattern ARN = Pattern
            .compile("arn:aws:([\\w-]+):([\\w-]*):([\\w-]*):((?:[^\\s\",;()]|\\$\\{\\w+})+)");
    private static final Pattern FUNCTION = Pattern.compile("function:([^:]+)(?::(.+))?");
    private static final Pattern KIND = Pattern.compile("([a-z][a-z-]*)[:/](.+?)(?::[*])?");

    /** Each in this text. */
    public String inWords(String text) {
        return ARN.matcher(text).replaceAll(found -> Matcher.quoteReplacement(name(found)));
    }

    private String name(MatchResult arn) {
        String rest = arn.group(4);
        return switch (arn.group(1)) {
            case "s3" -> bucket(rest);
            case "lambda" -> function(rest);
            case "iam" -> rest.equals("root") ? "the administrators of account " + arn.group(3) : kind("", rest);
            default -> kind(arn.group(1), rest) + elsewhere(arn.group(2), arn.group(3));
        };
    }

    private static String bucket(String rest) {
        String[] parts = rest.split("/", 2);
        if (parts.length == 1) {
            return "bucket " + parts[0];
        }
        return switch (parts[1]) {
            case "*" -> "objects in bucket " + parts[0];
            case String key when key.endsWith("/*") ->
                "objects below " + key.substring(0, key.length() - 1) + " in bucket " + parts[0];
            case String key -> "object " + key + " in bucket " + parts[0];
        };
    }

    private static String function(String rest) {
        Matcher function = FUNCTION.matcher(rest);
        if (!function.matches()) {
            return kind("lambda", rest);
        }
        String qualifier = function.group(2);
        String name = "function " + function.group(1);
        return qualifier == null ? name : qualifier.replaceFirst("^(?!version)", "alias ") + " of " + name;
    }

    private static String kind(String service, String rest) {
        Matcher named = KIND.matcher(rest);
        if (named.matches()) {
            return named.group(1).replace('-', ' ') + " " + named.group(2);
        }
        return switch (service) {
            case "sns" -> "topic " + rest;
            case "sqs" -> "queue " + rest;
            case "glue" -> "Glue " + rest;
            default -> (service.toUpperCase(Locale.ROOT) + " " + rest).strip();
        };
    }

    private String elsewhere(String itsRegion, String itsAccount) {
        String where = itsRegion.isEmpty() || itsRegion.equals(region) ? "" : " in " + itsRegion;
        return where + (itsAccount.isEmpty() || itsAccount.equals(account) ? "" : " of account " + itsAccount);
    }
}
