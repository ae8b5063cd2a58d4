package io.albreport.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.albreport.local.reading.Reasons;
import io.albreport.report.model.ReportFormat;

/** A folder that holds a report or a review, whole or not at all: all files are written beside, and then moved. */
final class ReportFolder {
    private final Path folder;
    private final String document;
    private final Function<ReportFormat, String> fileName;

    private ReportFolder(Path folder, String document, Function<ReportFormat, String> fileName) {
        this.folder = folder;
        this.document = document;
        this.fileName = fileName;
    }

    static ReportFolder ofReport(Path folder) {
        return new ReportFolder(folder, "report", ReportFormat::fileName);
    }

    static ReportFolder ofReview(Path folder) {
        return new ReportFolder(folder, "review", format -> format.fileName("review"));
    }

    /**
     * Puts the files in, in the place of earlier ones.
     *
     * @return their paths
     * @throws IOException with a sentence for people; an earlier one is then as it was
     */
    List<Path> put(Map<ReportFormat, byte[]> files) throws IOException {
        Map<ReportFormat, Path> beside = new EnumMap<>(ReportFormat.class);
        try {
            Files.createDirectories(folder);
            for (Map.Entry<ReportFormat, byte[]> file : files.entrySet()) {
                Path path = beside(file.getKey());
                beside.put(file.getKey(), path);
                Files.write(path, file.getValue());
            }
            return move(beside);
        } catch (IOException e) {
            throw new IOException("%1$s: the %2$s cannot be written there: %3$s; an earlier %2$s is as it was"
                    .formatted(folder, document, Reasons.of(e)), e);
        } finally {
            beside.values().forEach(ReportFolder::remove);
        }
    }

    /** Not as a temporary file: others may read the report, if the folder lets them. */
    private Path beside(ReportFormat format) throws IOException {
        Path path = folder.resolve(fileName.apply(format));
        if (Files.isDirectory(path)) {
            throw new FileAlreadyExistsException(path.toString(), null, "%s is a folder".formatted(path));
        }
        return folder.resolve(".%s.%d.part".formatted(fileName.apply(format), ProcessHandle.current().pid()));
    }

    private List<Path> move(Map<ReportFormat, Path> beside) throws IOException {
        List<Path> written = new ArrayList<>();
        for (Map.Entry<ReportFormat, Path> file : beside.entrySet()) {
            Path path = folder.resolve(fileName.apply(file.getKey()));
            Files.move(file.getValue(), path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            written.add(path);
        }
        return written;
    }

    private static void remove(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
