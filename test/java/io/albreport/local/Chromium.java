package io.albreport.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ReducedMotion;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** This machine's Chromium, without a network, and what it complained about. */
final class Chromium implements AutoCloseable {
    private final Playwright playwright;
    private final BrowserContext context;
    private final List<String> requests = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    private Chromium(Path program) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright.chromium().launch(
                new BrowserType.LaunchOptions().setExecutablePath(program).setArgs(List.of("--no-sandbox")));
        context = browser.newContext(
                new Browser.NewContextOptions().setOffline(true).setReducedMotion(ReducedMotion.REDUCE));
        context.onRequest(request -> requests.add(request.url()));
        context.onRequestFailed(request -> complaints.add("failed: " + request.url()));
        context.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
        context.onWebError(error -> complaints.add(error.error()));
        context.onDialog(dialog -> {
            complaints.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
    }

    /** Skips the test where there is none. */
    static Chromium launch() {
        Optional<Path> program = Programs.find("chromium", "chromium-browser", "google-chrome");
        assumeTrue(program.isPresent(), "install it with: apt-get install chromium");
        return new Chromium(program.orElseThrow());
    }

    Page open(Path file) {
        requests.clear();
        complaints.clear();
        Page page = context.newPage();
        page.navigate(file.toUri().toString());
        return page;
    }

    /** Since the last page was opened. */
    List<String> requests() {
        return requests;
    }

    /** Errors, warnings and whatever else a page said since it was opened. */
    List<String> complaints() {
        return complaints;
    }

    @Override
    public void close() {
        playwright.close();
    }
}
