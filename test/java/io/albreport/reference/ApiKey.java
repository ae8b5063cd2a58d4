package io.albreport.reference;

import java.util.Collection;

import org.jspecify.annotations.Nullable;

/** What makes an API one API: target groups of one name in one account and region are the same. */
record ApiKey(String account, String region, String name) {
    private static final String RESOURCE = "targetgroup/";
    private static final int PARTS = 6;

    /** Null for {@code -} and for whatever names no target group. */
    static @Nullable ApiKey of(String arn) {
        String[] parts = arn.split(":", PARTS);
        if (parts.length < PARTS || !parts[PARTS - 1].startsWith(RESOURCE)) {
            return null;
        }
        String[] nameAndId = parts[PARTS - 1].substring(RESOURCE.length()).split("/", 2);
        return new ApiKey(parts[4], parts[3], nameAndId[0]);
    }

    /** The name alone, with the account where others have the same name, with the region where it needs that too. */
    String displayName(Collection<ApiKey> all) {
        long sameName = all.stream().filter(other -> other.name.equals(name)).count();
        long sameAccount = all.stream().filter(other -> other.name.equals(name) && other.account.equals(account))
                .count();
        if (sameName == 1) {
            return name;
        }
        return sameAccount == 1 ? name + " (" + account + ")" : name + " (" + account + " " + region + ")";
    }
}
