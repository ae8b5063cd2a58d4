package io.albreport.function.regions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import io.albreport.aws.S3Server;
import io.albreport.function.Deployment;
import io.albreport.function.Printed;
import io.albreport.function.link.MailedLink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("F13: A link outlives the region that mailed it")
@Execution(ExecutionMode.CONCURRENT)
class LinksOfTwoRegionsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 17);

    @AutoClose
    private static final S3Server SERVER_OF_HOME = new S3Server();

    @AutoClose
    private static final S3Server SERVER_OF_OTHER = new S3Server();

    private Printed printed;

    @BeforeEach
    void listen() {
        printed = new Printed();
    }

    @AfterEach
    void hush() {
        printed.close();
    }

    @Test
    @DisplayName("Once it is copied, the second link opens the same version of the page when the first region is gone")
    void the_second_link_opens() throws Exception {
        try (TwoRegions regions = regions().passDay()) {
            Map<String, String> mail = mail(regions.home);
            String page = page(regions.home);
            MailedLink copy = MailedLink.copyIn(mail).orElseThrow();
            assertThat(mail.get("Message")).contains("The same in eu-west-1, once it is copied there",
                    "Each opens without signing in, and works until 2026-01-18 05:1");

            regions.home.die(true);

            MailedLink own = MailedLink.in(mail);
            assertThatThrownBy(own::open).isInstanceOf(UncheckedIOException.class);
            assertThat(copy.follow().body()).isEqualTo(page);
            regions.home.comeBack();
            assertThat(own.follow().body()).isEqualTo(page);
            regions.makeFirst(regions.other);
            assertThat(own.follow().body()).isEqualTo(copy.follow().body()).isEqualTo(page);
        }
    }

    @Test
    @DisplayName("Before it is copied, the second link shows the page of a link that opens nothing")
    void the_second_link_waits_for_its_copy() throws Exception {
        try (TwoRegions regions = regions()) {
            regions.forth.lag(Duration.ofHours(20));
            regions.clock.advance(Duration.ofHours(5));
            regions.home.start("{\"time\": \"%sT05:00:00Z\"}".formatted(TODAY));
            MailedLink copy = MailedLink.copyIn(mail(regions.home)).orElseThrow();

            assertThat(copy.open().statusCode()).isEqualTo(404);
            assertThat(copy.open().body()).contains("was not copied whole");

            regions.forth.lag(Duration.ZERO);
            regions.replicate();
            assertThat(copy.follow().body()).isEqualTo(page(regions.home));
        }
    }

    @Test
    @DisplayName("Whoever takes over mails its own link alone, in time, where the lost region does not say where it was")
    void a_takeover_mails_its_own_link() throws Exception {
        try (TwoRegions regions = regions().passDay()) {
            regions.at("04:00", () -> regions.home.die(true)).passDay();
            Map<String, String> mail = mail(regions.other);

            assertThat(MailedLink.copyIn(mail)).isEmpty();
            assertThat(MailedLink.in(mail).follow().statusCode()).isEqualTo(200);
            assertThat(mail.get("Message")).contains("It opens without signing in, and works until");
            assertThat(regions.timeToMail(TODAY)).isLessThan(Duration.ofHours(1));
        }
    }

    private static TwoRegions regions() throws IOException {
        return new TwoRegions(SERVER_OF_HOME, SERVER_OF_OTHER, TODAY, true);
    }

    private static Map<String, String> mail(EmulatedRegion region) {
        return region.deployment.mails().getLast();
    }

    private static String page(EmulatedRegion region) {
        Deployment deployment = region.deployment;
        return new String(deployment.content("reports/date=%s/report.html".formatted(TODAY.minusDays(1))),
                StandardCharsets.UTF_8);
    }
}
