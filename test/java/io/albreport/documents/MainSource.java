package io.albreport.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static java.util.stream.Collectors.toCollection;

/** A file of main code as text: constants that the compiler copies are imports, too, and in no class file. */
record MainSource(String place, String type, String text) {
    private static final List<Path> ROOTS = Stream
            .of("src/main/java", "lambda/function/src/main/java", "lambda/local/src/main/java",
                    "lambda/report/src/main/java")
            .map(root -> Path.of("..", root)).toList();
    private static final String NAME = "\\bio\\.albreport\\.([a-z0-9]+(?:\\.[a-z0-9]+)*)";
    private static final Pattern PACKAGE = Pattern.compile("^package " + NAME + ";", Pattern.MULTILINE);
    private static final Pattern TYPE = Pattern.compile(NAME + "\\.[A-Z]");
    private static final Pattern COMMENT_OR_STRING = Pattern.compile("/\\*.*?\\*/|//[^\n]*|\"(?:\\\\.|[^\"\\\\\n])*\"",
            Pattern.DOTALL);

    static List<MainSource> all() {
        return ROOTS.stream().flatMap(MainSource::below).toList();
    }

    static MainSource of(String type, String text) {
        String place = PACKAGE.matcher(text).results().findFirst().orElseThrow().group(1);
        return new MainSource(place, type, COMMENT_OR_STRING.matcher(text).replaceAll(""));
    }

    private static Stream<MainSource> below(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(Path::toString).filter(file -> file.endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java")).map(Path::of).map(MainSource::of).toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MainSource of(Path file) {
        try {
            return of(file.getFileName().toString().replace(".java", ""), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isRecord() {
        return Pattern.compile("\\brecord " + type + "\\b").matcher(text).find();
    }

    /** Other packages of ours whose types it names, imported or in full. */
    SortedSet<String> imports() {
        return TYPE.matcher(text).results().map((MatchResult found) -> found.group(1))
                .filter(imported -> !imported.equals(place)).collect(toCollection(TreeSet::new));
    }
}
