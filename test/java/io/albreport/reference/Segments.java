package io.albreport.reference;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What may stand between two slashes of a path, and whether it is an id there. */
public final class Segments {
    /** What becomes {@code {id}}. */
    public static final List<String> IDS = List.of("1", "42", "007", "5000000", "2026-01-17", "2026-01", "20260117",
            "2026-01-17T10:00:00Z", "2026-01-17T10:00:00.123Z", "17.01.2026", "12:30", "12,34", "192.168.10.25",
            "550e8400-e29b-41d4-a716-446655440000", "00000000-ABCD-4abc-8def-0123456789ab",
            "01ARZ3NDEKTSV4RRFFQ69G5FAV", "01hzy3k5w8e9qrstvwxyz12345", "0123456789ABCDEF",
            "507f1f77bcf86cd799439011", "da39a3ee5e6b4b0d3255bfef95601890afd80709", "abcdefabcdefabcdef", "a1b2c3d4",
            "cus_9s6XKzkNRiz8i3", "pi_3MtwBwLkdIwHu7ix28a3tqPa", "sub_1MowQVLkdIwHu7ixeRlqHVzs", "usr_abc123def456",
            "ORD-2026-000123", "INV0001234", "i-0abcd1234ef567890", "A-1000245", "john.doe@example.com", "a@b",
            "john%40example.com",
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U",
            "dQw4w9WgXcQ", "V1StGXR8_Z5jdHi6B-myT", "cjld2cjxh0000qzrmn831i7rn", "123.json", "invoice-20260117.pdf",
            "550e8400-e29b-41d4-a716-446655440000.json", "main.8f3b2c1d.js", "report_2026_01_17.csv", "+4915112345678",
            "4242-4242-4242-4242", "DE89370400440532013000", "1Z999AA10123456784", "NIST-SP-800-53-2020-9",
            "xkcdqwrtzplm", "thisisallinonewordandnobodycanreaditanyhow", "A".repeat(1_500));

    /** What stays. */
    public static final List<String> WORDS = List.of("v1", "v2.1", "v10", "users", "token", "oauth2", "reports-2026",
            "wp-admin", "health", ".well-known", "openid-configuration", "internationalization", "getCustomerDetails",
            "getCustomerDetailsV2ById", "getCustomerDetailsByAccountNumber", "decade", "facade", "2fa", "s3", "ec2",
            "k8s", "i18n", "a11y", "b2b", "x86", "h264", "mp3", "utf-8", "iso-8859-1", "windows-1252", "sha256",
            "base64", "x509", "route53", "3d", "covid-19", "top-100", "q1-2026", "2026-q1", "2.0", "1.1", "1.2.3",
            "jquery-3.7.1.min.js", "favicon-32x32.png", "CustomerService.svc", "shop.partner.v1.Inventory", ".env",
            "index.php", "how-to-make-coffee-at-home", "customer-preferences-v2", "user_preferences", "search_v2",
            "v1beta1", "INVENTORY", "XMLHttpRequest", "OAuth2Callback", "toUTF8String", "ISO8601Date", "GetPDFByID",
            "one-2-one", "100-days-of-code", "24x7", "line1update", "html5player", "caf%C3%A9", "%2e%2e", "a%20b",
            "@me", "@angular", "strengths", "catchphrase", "sra_{BA195980-CD49-458b-9E23-C84EE0ADCD75}", "=1+1",
            "a b", "*", "-", "_", "~", "me@", "Z", "T", "1e", ".", "..");

    private static final String BASE64URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private Segments() {}

    /** As they are made of 32 random bytes. */
    public static List<String> secrets(int number) {
        Random random = new Random(1);
        return Stream.generate(() -> random.ints(43, 0, BASE64URL.length()).mapToObj(BASE64URL::charAt)
                .map(String::valueOf).collect(Collectors.joining())).limit(number).toList();
    }
}
