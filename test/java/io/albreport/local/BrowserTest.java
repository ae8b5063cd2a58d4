package io.albreport.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import io.albreport.local.generator.LogGenerator;
import io.albreport.local.generator.ProgressListener;
import io.albreport.local.generator.truth.GeneratorOptions;
import io.albreport.local.history.HistoryFolder;
import io.albreport.local.history.SampleHistory;
import io.albreport.report.history.days.Summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

/** {@code report.html} as Chromium shows it. Pictures of it are in {@code target/screenshots}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("the one page of the browser")
class BrowserTest {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 17);
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final int HEIGHT = 900;
    private static final String OPEN_DETAILS = "() => document.querySelectorAll('details').forEach(d => d.open = true)";
    private static final String SQUEEZED_CELLS = "() => [...document.querySelectorAll('tbody td, tbody th')]"
            + ".filter(cell => cell.offsetWidth < 100 && cell.innerText.length > 15).map(cell => cell.innerText)";
    private static final String OVERLAPPING_LABELS = """
            () => [...document.querySelectorAll('.area')].flatMap(area => {
              const labels = [...area.querySelectorAll('.tick')].filter(label => label.offsetWidth > 0);
              return labels.slice(1).filter((label, i) =>
                label.getBoundingClientRect().left < labels[i].getBoundingClientRect().right);
            }).map(label => label.innerText)""";
    private static final String HOSTILE = """
            {"top": 5, "apis": [
              {"name": "<script>alert('api')</script>", "targetGroups": ["storefront"], "p95Ms": 0.1},
              {"name": "\\"><img src=x onerror=alert(1)>", "targetGroups": ["catalog-api"], "p95Ms": 0.1},
              {"name": "%s", "targetGroups": ["auth-api"], "p95Ms": 0.1}]}
            """.formatted("unbroken".repeat(40));

    private final Map<Report, Path> reports = new EnumMap<>(Report.class);
    private @Nullable Chromium chromium;

    enum Report {
        BUSY(5_000, 60, "{}"), NEARLY_EMPTY(1, 0, "{}"), HOSTILE_NAMES(1_000, 20, HOSTILE), REVIEW(2_000, 0, HOSTILE);

        private final long requests;
        private final long malformed;
        private final String config;

        Report(long requests, long malformed, String config) {
            this.requests = requests;
            this.malformed = malformed;
            this.config = config;
        }

        Path make(Path folder) throws IOException {
            LogGenerator.generate(new GeneratorOptions(DAY, requests, 7, malformed), folder, ProgressListener.SILENT);
            Path json = Files.writeString(folder.resolve("apis.json"), config);
            Path history = folder.resolve("history");
            report(folder, json, history);
            if (this == BUSY || this == REVIEW) {
                keepDaysBefore(history);
                report(folder, json, history);
            }
            return this == REVIEW ? review(folder, json, history) : folder.resolve("report.html");
        }

        String title() {
            return this == REVIEW ? "ALB Report, January 2026" : "ALB Report, 2026-01-17";
        }

        String document() {
            return this == REVIEW ? "review" : "report";
        }

        private static Path review(Path folder, Path json, Path history) {
            CommandRun run = CommandRun.here("review", "--month", "2026-01", "--config", json, "--history", history,
                    "--format", "html", "--out", folder);
            assertThat(run.exitCode()).as(run.err()).isZero();
            return folder.resolve("review.html");
        }

        private static void report(Path folder, Path json, Path history) {
            CommandRun run = CommandRun.here("report", folder.resolve("AWSLogs"), "--date", DAY, "--config", json,
                    "--history", history, "--format", "html", "--out", folder);
            assertThat(run.exitCode()).as(run.err()).isZero();
        }

        private static void keepDaysBefore(Path history) throws IOException {
            try (InputStream json = Files.newInputStream(history.resolve("date=" + DAY).resolve("summary.json"))) {
                new SampleHistory(Summary.read(json)).keepIn(new HistoryFolder(history));
            }
        }
    }

    @BeforeAll
    void open_the_browser(@TempDir Path folder) throws IOException {
        chromium = Chromium.launch();
        for (Report report : Report.values()) {
            reports.put(report, report.make(folder.resolve(report.name())));
        }
        Files.createDirectories(SCREENSHOTS);
    }

    @AfterAll
    void close_the_browser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("R6: opens from disk, asks for nothing else and complains of nothing")
    void opens_from_disk_alone(Report report) {
        try (Page page = open(report)) {
            assertThat(page.title()).isEqualTo(report.title());
            assertThat(page.evaluate("() => document.scripts.length + document.images.length")).isEqualTo(0);
            assertThat(browser().requests()).containsExactly(path(report).toUri().toString());
            assertThat(browser().complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("R6: axe-core has nothing to object")
    void is_accessible(Report report) {
        try (Page page = open(report)) {
            page.evaluate(OPEN_DETAILS);
            assertThat(axe(page).analyze().getViolations()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"BUSY, DARK, SCREEN", "HOSTILE_NAMES, LIGHT, PRINT"})
    @DisplayName("R6: what differs in dark and in print is legible to axe-core too")
    void is_legible(Report report, ColorScheme scheme, Media media) {
        try (Page page = open(report)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(media).setColorScheme(scheme));
            assertThat(axe(page).withRules(List.of("color-contrast")).analyze().getViolations()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("R6: nothing sticks out of a wide, a middling and a narrow window")
    void fits_the_window(Report report) {
        try (Page page = open(report)) {
            page.evaluate(OPEN_DETAILS);
            for (int width : List.of(1280, 768, 390)) {
                page.setViewportSize(width, HEIGHT);
                assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(width);
                assertThat(page.evaluate(SQUEEZED_CELLS)).asInstanceOf(LIST).isEmpty();
                assertThat(page.evaluate(OVERLAPPING_LABELS)).asInstanceOf(LIST).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("R6: the keyboard reaches the skip link first, and the report by it")
    void the_keyboard_reaches_the_skip_link_first(Report report) {
        try (Page page = open(report)) {
            page.keyboard().press("Tab");
            assertThat(page.evaluate("() => document.activeElement.textContent"))
                    .isEqualTo("Skip to the " + report.document());
            assertThat(page.locator(".skip").boundingBox().x).isNotNegative();
            page.keyboard().press("Enter");
            assertThat(page.evaluate("() => document.activeElement.id")).isEqualTo(report.document());
        }
    }

    @ParameterizedTest
    @CsvSource({"light, 1280, LIGHT, SCREEN", "dark, 1280, DARK, SCREEN", "print, 1050, LIGHT, PRINT",
            "narrow, 390, LIGHT, SCREEN"})
    @DisplayName("R6: light, dark, printed and narrow, for somebody to look at")
    void is_pictured(String name, int width, ColorScheme scheme, Media media) {
        try (Page page = open(Report.BUSY)) {
            page.setViewportSize(width, HEIGHT);
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(media).setColorScheme(scheme));
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(SCREENSHOTS.resolve(name + ".png")));
            assertThat(page.evaluate("() => getComputedStyle(document.body).backgroundColor"))
                    .isEqualTo(scheme == ColorScheme.DARK ? "rgb(18, 23, 30)" : "rgb(255, 255, 255)");
        }
    }

    /** In the page alone, for it has no frames, and without a list of all that is well. */
    private static AxeBuilder axe(Page page) {
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return new AxeBuilder(page).setLegacyMode(true).options(options);
    }

    private Page open(Report report) {
        return browser().open(path(report));
    }

    private Path path(Report report) {
        return Objects.requireNonNull(reports.get(report));
    }

    private Chromium browser() {
        return Objects.requireNonNull(chromium);
    }
}
