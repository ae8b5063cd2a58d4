package io.albreport.local;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs of this machine that tests need and cannot bring along. */
public final class Programs {
    private Programs() {}

    /** The first of them that is installed. */
    public static Optional<Path> find(String... names) {
        return Stream.of(names).flatMap(Programs::onPath).findFirst();
    }

    private static Stream<Path> onPath(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable);
    }
}
