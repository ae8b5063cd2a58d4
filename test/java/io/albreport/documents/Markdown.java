package io.albreport.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of the documents. */
public record Markdown(Path file, String text) {
    private static final Path REPOSITORY = Path.of("..");
    private static final Pattern BLOCK = Pattern.compile("^```(\\w*)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern HEADING = Pattern.compile("^#+ (.+)$", Pattern.MULTILINE);
    private static final Pattern SECTION = Pattern.compile("^## (.+)$", Pattern.MULTILINE);
    private static final Pattern LINK = Pattern.compile("(?<!\\\\)\\]\\((?!https?://)([^)\\s]+)\\)");
    private static final Pattern PICTURE = Pattern.compile("!\\[([^]]*)]\\(([^)]+)\\)");
    private static final Pattern LOOP = Pattern.compile("for (\\w+) in ([\\w -]+); do");

    /**
     * @param words what is on it, for who does not see it
     * @param file as the page names it
     */
    record Picture(String words, String file) {}

    /** The README and all below docs. */
    static List<Markdown> pages() {
        return Stream.concat(Stream.of(of(REPOSITORY.resolve("README.md"))), below("docs")).toList();
    }

    /** One for each alarm; the index is none. */
    static List<Markdown> runbooks() {
        return below("docs/runbooks").filter(page -> !page.name().equals("README")).toList();
    }

    public static Markdown of(Path file) {
        try {
            return new Markdown(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Markdown> below(String folder) {
        try (Stream<Path> files = Files.walk(REPOSITORY.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().map(Markdown::of).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return file.getFileName().toString().replaceFirst("[.]md$", "");
    }

    List<String> sections() {
        return matches(SECTION, prose()).map(found -> found.group(1)).toList();
    }

    /** As browsers of repositories make them of headings. */
    List<String> anchors() {
        return matches(HEADING, prose())
                .map(found -> found.group(1).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", "").replace(' ', '-'))
                .toList();
    }

    /** Those to files here. */
    List<String> links() {
        return matches(LINK, prose()).map(found -> found.group(1)).toList();
    }

    List<Picture> pictures() {
        return matches(PICTURE, prose()).map(found -> new Picture(found.group(1), found.group(2))).toList();
    }

    /** Blocks to paste into bash. */
    public List<String> commands() {
        return blocks("bash");
    }

    public List<String> blocks(String language) {
        return matches(BLOCK, text).filter(block -> block.group(1).equals(language)).map(block -> block.group(2))
                .toList();
    }

    /** The same, with each loop over words written out, so that names made in it can be seen. */
    List<String> unrolled() {
        return commands().stream().map(Markdown::unrolled).toList();
    }

    private static String unrolled(String block) {
        String all = block;
        for (MatchResult loop : matches(LOOP, block).toList()) {
            String body = all;
            all = Stream.of(loop.group(2).split(" "))
                    .map(word -> body.replace("$" + loop.group(1), word))
                    .reduce("", (before, turn) -> before + "\n" + turn);
        }
        return all;
    }

    private String prose() {
        return BLOCK.matcher(text).replaceAll("");
    }

    private static Stream<MatchResult> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }
}
