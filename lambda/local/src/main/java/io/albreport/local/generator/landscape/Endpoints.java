package io.albreport.local.generator.landscape;

import java.util.List;

/** What the APIs offer. The ids in the paths are numbers {n}, UUIDs {u} or {U}, and long hex {h}. */
final class Endpoints {
    static final List<Endpoint> STOREFRONT = List.of(Endpoint.of("GET", "/", 30, "200", 42_000),
            Endpoint.of("GET", "/products/{n}", 40, "200", 31_000),
            Endpoint.of("GET", "/products/{n}/reviews", 12, "200", 9_000),
            Endpoint.of("GET", "/help/returns", 3, "301", 280), Endpoint.of("POST", "/login", 5, "302", 310),
            Endpoint.of("GET", "/basket/{u}", 10, "200", 12_000), Endpoint.of("HEAD", "/", 2, "200", 240));
    static final List<Endpoint> CATALOG = List.of(Endpoint.of("GET", "/v2/categories", 20, "200", 5_200),
            Endpoint.of("GET", "/v2/products/{n}", 50, "200", 2_100),
            Endpoint.of("GET", "/v2/products/{n}/stock", 30, "304", 190),
            Endpoint.of("OPTIONS", "/v2/products", 4, "204", 210));
    static final List<Endpoint> SEARCH = List.of(Endpoint.of("GET", "/search", 80, "200", 7_400),
            Endpoint.of("GET", "/suggest", 60, "200", 620), Endpoint.of("POST", "/search/saved", 2, "201", 330));
    static final List<Endpoint> MEDIA = List.of(Endpoint.of("GET", "/img/{h}/large.jpg", 50, "200", 184_000),
            Endpoint.of("GET", "/img/{h}/small.jpg", 90, "304", 180),
            Endpoint.of("GET", "/video/{n}/stream.mp4", 6, "206", 1_048_576),
            Endpoint.of("GET", "/fonts/inter.woff2", 8, "200", 48_000));
    static final List<Endpoint> ORDERS = List.of(Endpoint.of("GET", "/v1/orders/{u}", 40, "200", 1_900),
            Endpoint.of("POST", "/v1/orders", 12, "201", 800),
            Endpoint.of("GET", "/v1/customers/{n}/orders", 25, "200", 6_300),
            Endpoint.of("PUT", "/v1/orders/{u}/items/{n}", 9, "200", 700),
            Endpoint.of("DELETE", "/v1/orders/{u}", 2, "204", 160));
    static final List<Endpoint> PAYMENTS = List.of(Endpoint.of("POST", "/v1/payments", 30, "201", 900),
            Endpoint.of("GET", "/v1/payments/{u}", 40, "200", 1_100),
            Endpoint.of("POST", "/v1/payments/{u}/capture", 20, "200", 640),
            Endpoint.of("POST", "/v1/refunds", 3, "201", 600));
    static final List<Endpoint> ACCOUNTS = List.of(Endpoint.of("GET", "/v1/accounts/{n}", 50, "200", 1_300),
            Endpoint.of("PATCH", "/v1/accounts/{n}", 6, "200", 500),
            Endpoint.of("GET", "/v1/accounts/{n}/addresses/{n}", 20, "200", 450),
            Endpoint.of("POST", "/v1/accounts/password-reset", 1, "204", 170));
    static final List<Endpoint> MOBILE = List.of(Endpoint.of("POST", "/graphql", 70, "200", 3_800),
            Endpoint.of("GET", "/config/android", 12, "304", 170), Endpoint.of("GET", "/config/ios", 12, "304", 170),
            Endpoint.of("POST", "/telemetry", 30, "204", 150));
    static final List<Endpoint> PARTNER = List.of(
            Endpoint.of("POST", "/shop.partner.v1.Inventory/Update", 40, "200", 320),
            Endpoint.of("POST", "/shop.partner.v1.Inventory/Watch", 5, "200", 96_000),
            Endpoint.of("POST", "/shop.partner.v1.Orders/List", 20, "200", 14_000));
    static final List<Endpoint> CHAT = List.of(Endpoint.of("GET", "/ws/rooms/{n}", 60, "101", 90_000),
            Endpoint.of("GET", "/ws/presence", 30, "101", 12_000));
    static final List<Endpoint> NOTIFY = List.of(Endpoint.of("POST", "/notify", 50, "200", 260),
            Endpoint.of("GET", "/unsubscribe/{h}", 3, "302", 240), Endpoint.of("POST", "/hooks/{n}", 30, "202", 210));
    static final List<Endpoint> AUTH = List.of(Endpoint.of("POST", "/oauth2/token", 60, "200", 2_400),
            Endpoint.of("GET", "/.well-known/jwks.json", 25, "200", 1_700),
            Endpoint.of("GET", "/oauth2/authorize", 20, "302", 700),
            Endpoint.of("GET", "/users/{U}/sessions/{n}", 10, "200", 900));
    static final List<Endpoint> REPORTS = List.of(Endpoint.of("GET", "/reports/{n}/export", 20, "200", 2_400_000),
            Endpoint.of("POST", "/reports", 10, "202", 300), Endpoint.of("GET", "/reports/{n}", 40, "200", 15_000));
    static final List<Endpoint> LEGACY = List.of(Endpoint.of("POST", "/soap/CustomerService", 40, "200", 9_100),
            Endpoint.of("GET", "/export/{n}/csv", 6, "200", 220_000),
            Endpoint.of("GET", "/status.do", 30, "200", 120));

    private Endpoints() {}
}
