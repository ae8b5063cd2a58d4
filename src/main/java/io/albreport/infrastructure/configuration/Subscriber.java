package io.albreport.infrastructure.configuration;

import java.util.List;
import java.util.regex.Pattern;

import software.amazon.awscdk.services.sns.SubscriptionProtocol;

import io.albreport.infrastructure.context.Section;

/**
 * Someone who is told.
 *
 * @param endpoint an e-mail address, or a reference that CloudFormation resolves to an HTTPS URL when it deploys
 */
public record Subscriber(SubscriptionProtocol protocol, String endpoint) {
    static final Pattern MAIL = Pattern.compile("[^@\\s:]+@[^@\\s:]+\\.[^@\\s:]+");

    private static final String PARAMETER = "ssm:";
    private static final Pattern ALLOWED = Pattern.compile(MAIL.pattern() + "|ssm:(/[A-Za-z0-9_.-]+)+");

    static List<Subscriber> from(Section notify, String key) {
        return notify
                .texts(key,
                        "an e-mail address, or \"ssm:/name\" for a parameter that holds an HTTPS URL (which may hold a key, so never the URL itself)",
                        ALLOWED)
                .stream()
                .map(Subscriber::of)
                .toList();
    }

    /** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-ssm.html */
    private static Subscriber of(String entry) {
        return entry.startsWith(PARAMETER)
                ? new Subscriber(SubscriptionProtocol.HTTPS, "{{resolve:" + entry + "}}")
                : new Subscriber(SubscriptionProtocol.EMAIL, entry);
    }
}
