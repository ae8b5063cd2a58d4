package io.albreport.function.link;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;

import io.albreport.aws.S3Server;
import io.albreport.aws.Workgroup;
import io.albreport.function.Deployment;
import io.albreport.function.LinkService;
import io.albreport.function.Printed;
import io.albreport.function.WithoutPdf;
import io.albreport.function.chaos.CannedAnswer;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static org.assertj.core.api.Assertions.assertThat;

/** From the mail to the page, through the API as the template has it. */
@DisplayName("F13: A link opens its report for 24 hours, and nothing else")
@Execution(ExecutionMode.CONCURRENT)
class LinkTest {
    private static final String SCHEDULED = "{\"time\": \"2026-01-18T05:00:00Z\"}";
    private static final String PAGE = "reports/date=2026-01-17/report.html";
    private static final int NOTHING = 404;

    /** All that were shown for what opens nothing: the same one, whoever shows it. */
    private static final List<String> PAGES = new CopyOnWriteArrayList<>();

    @AutoClose
    private final Printed printed = new Printed();

    @Test
    @DisplayName("It redirects to the very page, signed for a minute in that version; nobody keeps or passes on either")
    void opens_the_page() throws Exception {
        try (Deployment deployment = mailed()) {
            MailedLink link = link(deployment);

            HttpResponse<String> redirect = link.open();

            assertThat(redirect.statusCode()).isEqualTo(302);
            assertThat(redirect.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(redirect.headers().firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(link.location().getQuery()).contains("X-Amz-Expires=60", "versionId=",
                    "response-cache-control=no-store");
            assertThat(link.follow().body()).isEqualTo(page(deployment));
            assertThat(message(deployment)).contains("works until 2026-01-19 05:00:07 UTC.")
                    .doesNotContain("X-Amz-Signature");
        }
    }

    @Test
    @DisplayName("It opens when the credentials of who mailed it have ended, and does until its own end")
    void outlives_credentials() throws Exception {
        try (Deployment deployment = mailed()) {
            MailedLink link = link(deployment);
            service(deployment).s3Wire.cut(request -> request.getUrl().contains("X-Amz-Credential=test%2F"),
                    _ -> false);

            deployment.clock.advance(Duration.ofHours(24).minusSeconds(1));
            assertThat(link.follow().body()).isEqualTo(page(deployment));
            assertThat(link.location().getQuery()).contains("X-Amz-Credential=links/");

            deployment.clock.advance(Duration.ofSeconds(1));
            assertNothing(link.open());
        }
    }

    @Test
    @DisplayName("Whoever deletes what it stands for revokes it")
    void can_be_revoked() throws Exception {
        try (Deployment deployment = mailed()) {
            MailedLink link = link(deployment);
            String key = linkKeys(deployment).getFirst();
            assertThat(key).isEqualTo(new LinkToken(link.token()).key());

            deployment.s3.deleteObject(delete -> delete.bucket(deployment.reports()).key(key));

            assertNothing(link.open());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "%2e%2e%2freports", "..%2F..%2Fsummaries",
            "reports%2Fdate%3D2026-01-17%2Freport.html",
            "%00", "a/b", "TOKEN/", "TOKEN/report.html", "TOKEN%2F", "TOKEN.json", "%20TOKEN", "LONG"})
    @DisplayName("Whatever path is tried opens nothing, with the same page, and asks S3 for nothing")
    void knows_no_other_path(String path) throws Exception {
        try (Deployment deployment = mailed()) {
            MailedLink link = link(deployment);
            service(deployment).calls.clear();

            assertNothing(link.with(path.replace("TOKEN", link.token()).replace("LONG", "a".repeat(10_240))).open());

            assertThat(service(deployment).calls.all()).isEmpty();
        }
    }

    @Test
    @DisplayName("A token with one character changed is as unknown as any other, and each costs one read below links/")
    void knows_no_other_token() throws Exception {
        try (Deployment deployment = mailed()) {
            MailedLink link = link(deployment);
            service(deployment).calls.clear();
            String changed = (link.token().startsWith("a") ? "b" : "a") + link.token().substring(1);

            assertNothing(link.with(changed).open());
            assertNothing(link.with("A".repeat(43)).open());

            assertThat(service(deployment).calls.all()).hasSize(2).allSatisfy(call -> {
                assertThat(call.action()).isEqualTo("s3:GetObject");
                assertThat(call.resource()).matches("arn:aws:s3:::[^/]+/links/[0-9a-f]{64}[.]json");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "PATCH"})
    @DisplayName("Whoever does not read it opens nothing, and changes nothing")
    void is_read_only(String method) throws Exception {
        try (Deployment deployment = mailed()) {
            List<String> before = deployment.stored();

            assertNothing(link(deployment).open(method));

            assertThat(deployment.stored()).isEqualTo(before);
        }
    }

    @Test
    @DisplayName("A mail scanner that opens it first, by HEAD and GET, takes nothing from its reader and writes nothing")
    void survives_mail_scanners() throws Exception {
        try (Deployment deployment = mailed()) {
            MailedLink link = link(deployment);
            service(deployment).calls.clear();
            for (int i = 0; i < 5; i++) {
                assertThat(link.open("HEAD").statusCode()).isEqualTo(302);
                assertThat(link.open().statusCode()).isEqualTo(302);
            }

            assertThat(link.follow().body()).isEqualTo(page(deployment));
            assertThat(service(deployment).calls.actions()).containsOnly("s3:GetObject");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{}", "[]", "null",
            "{\"end\":\"2026-01-19T05:00:00Z\",\"file\":{\"key\":\"reports/date=2026-01-17/manifest.json\",\"versionId\":\"v\"}}",
            "{\"end\":\"2026-01-19T05:00:00Z\",\"file\":{\"key\":\"reports/from=2026-01-17/report.html\",\"versionId\":\"v\"}}",
            "{\"end\":\"2026-01-19T05:00:00Z\",\"file\":{\"key\":\"summaries/date=2026-01-17/summary.json\",\"versionId\":\"v\"}}",
            "{\"end\":\"2026-01-19T05:00:00Z\",\"file\":{\"key\":\"reports/date=2026-01-17/report.html\"}}",
            "{\"end\":\"tomorrow\",\"file\":{\"key\":\"reports/date=2026-01-17/report.html\",\"versionId\":\"v\"}}"})
    @DisplayName("Whatever a link's document says, it opens a page of a report, in a version, or nothing")
    void opens_pages_only(String document) throws Exception {
        try (Deployment deployment = mailed()) {
            deployment.s3.putObject(
                    put -> put.bucket(deployment.reports()).key(linkKeys(deployment).getFirst()),
                    RequestBody.fromString(document));

            assertNothing(link(deployment).open());
        }
    }

    @Test
    @DisplayName("A report that is made again stays another: the link opens the version that it was mailed for")
    void keeps_to_its_version() throws Exception {
        try (Deployment deployment = mailed()) {
            String mailed = page(deployment);
            deployment.clock.advance(Duration.ofMinutes(30));
            deployment.s3.putObject(put -> put.bucket(deployment.reports()).key(PAGE),
                    RequestBody.fromString("made again"));

            assertThat(link(deployment).follow().body()).isEqualTo(mailed).isNotEqualTo(page(deployment));
            deployment.invoke("{\"date\": \"2026-01-17\", \"replace\": true}");
            assertThat(link(deployment).follow().body()).isEqualTo(mailed);
            assertThat(deployment.mails()).hasSize(1);
        }
    }

    @Test
    @DisplayName("Two runs at once send one mail, whose link opens the report that stands")
    void of_two_runs() throws Exception {
        try (Deployment deployment = deployment(); ExecutorService two = Executors.newFixedThreadPool(2)) {
            List<Future<?>> runs = new ArrayList<>();
            Stream.generate(deployment::newHandler).limit(2)
                    .forEach(environment -> runs.add(two.submit(() -> Deployment.invoke(environment, SCHEDULED))));
            for (Future<?> run : runs) {
                run.get();
            }
            deployment.clock.advance(Duration.ofMinutes(35));
            deployment.invoke("{\"time\": \"2026-01-18T05:35:00Z\", \"catchUp\": true}");

            assertThat(deployment.mails()).hasSize(1);
            String version = deployment.json("reports/date=2026-01-17/manifest.json").path("files").path(0)
                    .path("versionId").textValue();
            assertThat(link(deployment).location().getQuery()).contains("versionId=" + version);
            deployment.assertWhole("2026-01-17");
        }
    }

    @Test
    @DisplayName("Where it cannot be stored, or does not open, the mail has a signed link with its honest end, and the run is well")
    void falls_back() throws Exception {
        try (Deployment deployment = deployment()) {
            deployment.s3Wire.answer(any(urlMatching(".*/links/.*")), aResponse().withStatus(503));
            assertThat(deployment.invoke(SCHEDULED).path("outcome").textValue()).isEqualTo("stored");
            assertSigned(deployment);
        }
        try (Deployment deployment = deployment()) {
            service(deployment).s3Wire.answer(any(urlMatching(".*/links/.*")), aResponse().withStatus(500));
            assertThat(deployment.invoke(SCHEDULED).path("outcome").textValue()).isEqualTo("stored");
            assertSigned(deployment);
        }
        try (Deployment deployment = deployment()) {
            service(deployment).api.downWhile(() -> true);
            assertThat(deployment.invoke(SCHEDULED).path("outcome").textValue()).isEqualTo("stored");
            assertSigned(deployment);
        }
    }

    @Test
    @DisplayName("When S3 fails, its reader is told to come again, by API Gateway's 502")
    void tells_of_a_failure() throws Exception {
        try (Deployment deployment = mailed()) {
            service(deployment).s3Wire.answer(any(urlMatching(".*/links/.*")), aResponse().withStatus(500));

            HttpResponse<String> answer = link(deployment).open();

            assertThat(answer.statusCode()).isEqualTo(502);
            assertThat(answer.body()).contains("cannot be opened just now");
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        }
    }

    @Test
    @DisplayName("It is answered 100 times in any minute, whatever the method; beyond, 429 says when to come again")
    void is_limited() throws Exception {
        try (Deployment deployment = mailed()) {
            MailedLink link = link(deployment);
            deployment.clock.advance(Duration.ofHours(1));
            int answered = 0;
            HttpResponse<String> last = link.open();
            for (int second = 0; second < 60; second++) {
                for (String method : List.of("GET", "HEAD", "GET")) {
                    last = link.open(method);
                    answered += last.statusCode() == 302 ? 1 : 0;
                }
                deployment.clock.advance(Duration.ofSeconds(1));
            }
            assertThat(answered + 1).isBetween(90, 100);
            for (int i = 0; i < 3; i++) {
                last = link.open();
            }
            assertThat(last.statusCode()).isEqualTo(429);
            assertThat(last.headers().firstValue("Retry-After")).contains("60");
            assertThat(last.body()).contains("Too many requests");

            deployment.clock.advance(Duration.ofSeconds(60));
            assertThat(link.open().statusCode()).isEqualTo(302);
        }
    }

    @Test
    @DisplayName("Neither log knows a link: access logs name the resource only")
    void is_in_no_log() throws Exception {
        try (Deployment deployment = mailed()) {
            MailedLink link = link(deployment);
            link.open();

            assertThat(service(deployment).api.accessLog()).isNotEmpty()
                    .allSatisfy(line -> assertThat(line).contains("\"resource\":\"/{link}\"", "\"status\":\"302\"")
                            .doesNotContain(link.token()));
            assertThat(service(deployment).log()).doesNotContain(link.token());
            assertThat(printed.text()).doesNotContain(link.token());
        }
    }

    /** Whether the API or the function finds that out. */
    private static void assertNothing(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(NOTHING);
        assertThat(answer.body()).startsWith("<!doctype html>").contains("This link opens nothing");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(answer.headers().firstValue("Location")).isEmpty();
        PAGES.add(answer.body());
        assertThat(PAGES.stream().distinct()).hasSize(1);
    }

    private static void assertSigned(Deployment deployment) {
        assertThat(message(deployment)).contains("X-Amz-Signature=", "works for some hours");
        assertThat(link(deployment).open().body()).isEqualTo(page(deployment));
    }

    private static Deployment mailed() throws IOException {
        Deployment deployment = deployment();
        deployment.invoke(SCHEDULED);
        return deployment;
    }

    private static Deployment deployment() throws IOException {
        return Deployment.withLinks(S3Server.shared(), Workgroup.numbered(), CannedAnswer.DAY).with(new WithoutPdf());
    }

    private static MailedLink link(Deployment deployment) {
        return MailedLink.in(deployment.mails().getFirst());
    }

    private static String message(Deployment deployment) {
        return Optional.ofNullable(deployment.mails().getFirst().get("Message")).orElseThrow();
    }

    private static LinkService service(Deployment deployment) {
        return deployment.links.orElseThrow();
    }

    private static List<String> linkKeys(Deployment deployment) {
        return deployment.stored().stream().filter(key -> key.startsWith("links/")).toList();
    }

    private static String page(Deployment deployment) {
        return new String(deployment.content(PAGE), StandardCharsets.UTF_8);
    }
}
