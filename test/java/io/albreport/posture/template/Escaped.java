package io.albreport.posture.template;

import java.util.regex.Pattern;

/** Text as it is, in Markdown, where some characters mean something else. Paths of runbooks become links. */
public final class Escaped {
    private static final Pattern SPECIAL = Pattern
            .compile("[\\\\`*\\[\\]<>|]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|~(?=~)");
    private static final Pattern ENTITY = Pattern.compile("&(?=#?\\w+;)");
    private static final Pattern RUNBOOK = Pattern.compile("^docs/(runbooks/[\\w-]+[.]md)$");

    private Escaped() {}

    public static String text(String text) {
        String oneLine = text.strip().replaceAll("\\s*\\R\\s*", " ");
        if (RUNBOOK.matcher(oneLine).matches()) {
            return RUNBOOK.matcher(oneLine).replaceFirst("[$0](../$1)");
        }
        return ENTITY.matcher(SPECIAL.matcher(oneLine).replaceAll("\\\\$0")).replaceAll("&amp;");
    }
}
