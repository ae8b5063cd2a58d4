package io.albreport.local;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Clip;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import io.albreport.local.generator.LogGenerator;
import io.albreport.local.generator.ProgressListener;
import io.albreport.local.generator.truth.GeneratorOptions;
import io.albreport.local.history.HistoryFolder;
import io.albreport.local.history.SampleHistory;
import io.albreport.report.history.days.Summary;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pictures of a report, for the guide. They are not compared, for every browser draws a little otherwise;
 * {@code -Dpictures.update=true} makes them anew.
 */
@DisplayName("O3: The guide has pictures of the report")
@Execution(ExecutionMode.CONCURRENT)
class ReportPicturesTest {
    private static final Path FOLDER = Path.of("..", "docs", "pictures");
    private static final String UPDATE = "pictures.update";

    /** The sample's, on a day that does not go by. */
    private static final GeneratorOptions DAY = new GeneratorOptions(LocalDate.of(2026, 1, 17), 200_000, 1, 25);

    private static final int WIDTH = 1200;
    private static final float DOTS_PER_INCH = 80;

    /** From one heading of the page to the one before which the picture ends, and how much of that at most. */
    private record Part(String name, String from, String to, int height) {}

    private static final List<Part> PARTS = List.of(new Part("verdict", "body", "#errors", 720),
            new Part("budgets", "#budgets", "#errors", 620), new Part("latency", "#latency", "#hours", 330),
            new Part("hours", "#hours", "#routes", 672),
            new Part("routes", "#routes", "#clients", 405));

    private static final Map<String, Integer> PAGES = Map.of("pdf", 0);

    @BeforeAll
    static void update(@TempDir Path folder) throws IOException {
        if (Boolean.getBoolean(UPDATE)) {
            Files.createDirectories(FOLDER);
            LogGenerator.generate(DAY, folder, ProgressListener.SILENT);
            report(folder);
            try (InputStream json = Files
                    .newInputStream(folder.resolve("history/date=%s/summary.json".formatted(DAY.date())))) {
                new SampleHistory(Summary.read(json)).keepIn(new HistoryFolder(folder.resolve("history")));
            }
            report(folder);
            picture(folder.resolve("report.html"));
            pictureOfPages(folder.resolve("report.pdf"));
        }
    }

    private static void report(Path folder) {
        CommandRun run = CommandRun.here("report", folder.resolve("AWSLogs"), "--date", DAY.date(), "--history",
                folder.resolve("history"), "--out", folder);
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    @Test
    void all_are_there_and_small() throws IOException {
        assertThat(files()).extracting(file -> file.getFileName().toString())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(PARTS.stream().map(Part::name), PAGES.keySet().stream())
                                .map(name -> name + ".png")
                                .toList());
        assertThat(files()).allSatisfy(file -> {
            assertThat(Files.size(file)).as("bytes of %s", file).isLessThan(150_000);
            assertThat(ImageIO.read(file.toFile()).getWidth()).isBetween(400, WIDTH);
        });
    }

    private static void picture(Path html) {
        try (Chromium chromium = Chromium.launch(); Page page = chromium.open(html)) {
            page.setViewportSize(WIDTH, 800);
            for (Part part : PARTS) {
                double top = top(page, part.from());
                double height = Math.min(part.height(), top(page, part.to()) - top);
                page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setClip(new Clip(0, top, WIDTH, height))
                        .setPath(file(part.name())));
            }
        }
    }

    private static double top(Page page, String selector) {
        return Math.max(0, page.locator(selector).boundingBox().y - 12);
    }

    private static void pictureOfPages(Path pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            PDFRenderer renderer = new PDFRenderer(document);
            for (Map.Entry<String, Integer> page : PAGES.entrySet()) {
                BufferedImage image = renderer.renderImageWithDPI(page.getValue(), DOTS_PER_INCH);
                ImageIO.write(image, "png", file(page.getKey()).toFile());
            }
        }
    }

    private static Path file(String name) {
        return FOLDER.resolve(name + ".png");
    }

    private static List<Path> files() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
