package io.albreport.local.generator.landscape;

import java.util.List;

import io.albreport.local.generator.landscape.TargetGroup.Kind;

/**
 * The load balancers of an invented company, in two accounts. Both have a target group called {@code orders-api}, one
 * account has {@code legacy-api} in two regions, and one target group was made anew and so has two ARNs.
 */
public final class Landscape {
    private static final String SHOP = "111122223333";
    private static final String PLATFORM = "444455556666";
    private static final String FRANKFURT = "eu-central-1";
    private static final String VIRGINIA = "us-east-1";
    private static final Trouble PAYMENTS_DOWN = new Trouble(13 * Slot.PER_HOUR, 15 * Slot.PER_HOUR, 350,
            List.of(Failure.TARGET_500, Failure.TARGET_500, Failure.TARGET_503, Failure.TARGET_502));
    private static final Trouble REPORTS_TIME_OUT = new Trouble(Slot.PER_HOUR, 4 * Slot.PER_HOUR, 120,
            List.of(Failure.TIMEOUT, Failure.TIMEOUT, Failure.BAD_GATEWAY, Failure.NO_TARGET));

    private Landscape() {}

    public static List<LoadBalancer> loadBalancers() {
        return List.of(edge(), api(), live(), platform(), archive());
    }

    /** The same on a day on which nothing goes wrong by itself. */
    public static List<LoadBalancer> calm() {
        return loadBalancers().stream().map(LoadBalancer::calm).toList();
    }

    private static LoadBalancer edge() {
        List<TargetGroup> groups = List.of(
                group("storefront", Kind.WEB, 150, DayShape.EVENING, new LatencyProfile(38, 0.6), Endpoints.STOREFRONT),
                group("catalog-api", Kind.WEB, 110, DayShape.EVENING, new LatencyProfile(12, 0.7), Endpoints.CATALOG),
                group("search-api", Kind.WEB, 70, DayShape.EVENING, new LatencyProfile(85, 0.8), Endpoints.SEARCH),
                group("media", Kind.WEB, 120, DayShape.EVENING, new LatencyProfile(0.8, 1.1), Endpoints.MEDIA));
        return new LoadBalancer(SHOP, FRANKFURT, "web-edge", "50dc6c495c0c9188",
                List.of("203.0.113.11", "203.0.113.12", "203.0.113.13"), List.of(36), 199, groups, null);
    }

    private static LoadBalancer api() {
        TargetGroup payments = group("payments-api", Kind.WEB, 40, DayShape.EVENING, new LatencyProfile(140, 0.5),
                Endpoints.PAYMENTS).withTrouble(PAYMENTS_DOWN);
        List<TargetGroup> groups = List.of(
                new TargetGroup("orders-api (" + SHOP + ")",
                        List.of(arn(SHOP, FRANKFURT, "orders-api"), arn(SHOP, FRANKFURT, "orders-api", 'b')), Kind.WEB,
                        "api.shop.example", 90, DayShape.EVENING, new LatencyProfile(45, 0.6), Trouble.NONE,
                        Endpoints.ORDERS),
                payments,
                group("accounts-api", Kind.WEB, 60, DayShape.WORLD, new LatencyProfile(22, 0.5), Endpoints.ACCOUNTS),
                group("mobile-bff", Kind.WEB, 100, DayShape.WORLD, new LatencyProfile(60, 0.7), Endpoints.MOBILE),
                group("partner-grpc", Kind.GRPC, 50, DayShape.FLAT, new LatencyProfile(5, 0.6), Endpoints.PARTNER));
        return new LoadBalancer(SHOP, FRANKFURT, "api-public", "73e2d6bc24d8a067",
                List.of("203.0.113.21", "203.0.113.22"), List.of(36, 36, 36, 36, 36, 36, 37, 38), 199, groups,
                payments);
    }

    private static LoadBalancer live() {
        List<TargetGroup> groups = List.of(
                group("chat", Kind.WEB_SOCKET, 25, DayShape.EVENING, new LatencyProfile(3, 0.4), Endpoints.CHAT),
                group("notify-lambda", Kind.LAMBDA, 45, DayShape.WORLD, new LatencyProfile(95, 0.9), Endpoints.NOTIFY));
        return new LoadBalancer(SHOP, FRANKFURT, "live", "9cd2662c6b66898b", List.of("203.0.113.31"), List.of(34), 199,
                groups, null);
    }

    private static LoadBalancer platform() {
        TargetGroup reports = new TargetGroup("reports-api", List.of(arn(PLATFORM, FRANKFURT, "reports-api")), Kind.WEB,
                "platform.example", 15, DayShape.NIGHT, new LatencyProfile(900, 1.0), REPORTS_TIME_OUT,
                Endpoints.REPORTS);
        List<TargetGroup> groups = List.of(
                new TargetGroup("orders-api (" + PLATFORM + ")", List.of(arn(PLATFORM, FRANKFURT, "orders-api")),
                        Kind.WEB, "orders.platform.example", 30, DayShape.OFFICE, new LatencyProfile(70, 0.5),
                        Trouble.NONE, Endpoints.ORDERS),
                new TargetGroup("auth-api", List.of(arn(PLATFORM, FRANKFURT, "auth-api")), Kind.WEB, "id.example", 60,
                        DayShape.OFFICE, new LatencyProfile(18, 0.4), Trouble.NONE, Endpoints.AUTH),
                legacy(FRANKFURT, DayShape.OFFICE), reports);
        return new LoadBalancer(PLATFORM, FRANKFURT, "platform", "b13ea9d19f16d015",
                List.of("198.51.100.11", "198.51.100.12"), List.of(33, 33, 30), 40, groups, reports);
    }

    private static LoadBalancer archive() {
        TargetGroup legacy = legacy(VIRGINIA, DayShape.FLAT);
        TargetGroup invoices = new TargetGroup("invoices", List.of(arn(PLATFORM, VIRGINIA, "invoices")), Kind.WEB,
                "invoices.example", 8, DayShape.OFFICE, new LatencyProfile(120, 0.4), Trouble.NONE, Endpoints.LEGACY);
        return new LoadBalancer(PLATFORM, VIRGINIA, "archive", "c051f98624e68d7e", List.of("198.51.100.41"),
                List.of(18, 20, 21, 23, 24, 25, 27, 29, 30, 33, 34), 15, List.of(legacy, invoices), legacy);
    }

    private static TargetGroup legacy(String region, DayShape shape) {
        return new TargetGroup("legacy-api (" + PLATFORM + " " + region + ")",
                List.of(arn(PLATFORM, region, "legacy-api")), Kind.WEB, "legacy.example", 12, shape,
                new LatencyProfile(210, 0.9), Trouble.NONE, Endpoints.LEGACY);
    }

    private static TargetGroup group(String name, Kind kind, int weight, DayShape shape, LatencyProfile latency,
            List<Endpoint> endpoints) {
        return new TargetGroup(name, List.of(arn(SHOP, FRANKFURT, name)), kind, name + ".shop.example", weight, shape,
                latency, Trouble.NONE, endpoints);
    }

    private static String arn(String account, String region, String name) {
        return arn(account, region, name, 'a');
    }

    private static String arn(String account, String region, String name, char generation) {
        return "arn:aws:elasticloadbalancing:%s:%s:targetgroup/%s/%c%015x".formatted(region, account, name, generation,
                name.hashCode() & 0xffffffffL);
    }
}
