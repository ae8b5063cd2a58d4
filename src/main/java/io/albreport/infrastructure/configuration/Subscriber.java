package io.albreport.infrastructure.configuration;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
                        "an e-mail address, or \"ssm:/name\" for a parameter that holds an HTTPS URL, in each region that the report runs in (the URL may hold a key, so never the URL itself)",
                        ALLOWED)
                .stream()
                .map(Subscriber::of)
                .toList();
    }

    /** Somebody who is told by mail. */
    public static Subscriber byMail(String address) {
        return new Subscriber(SubscriptionProtocol.EMAIL, address);
    }

    /**
     * What the subscription is called in a template. It follows from the endpoint and from nothing else, so that
     * whoever stays keeps the subscription when another comes or goes: SNS has one for each endpoint of a topic, which
     * a replacement would find and CloudFormation's clean-up would then remove.
     * https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html
     */
    public String id() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(endpoint.getBytes(StandardCharsets.UTF_8));
            return "Subscriber" + HexFormat.of().formatHex(hash, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-ssm.html */
    private static Subscriber of(String entry) {
        return entry.startsWith(PARAMETER)
                ? new Subscriber(SubscriptionProtocol.HTTPS, "{{resolve:" + entry + "}}")
                : byMail(entry);
    }
}
