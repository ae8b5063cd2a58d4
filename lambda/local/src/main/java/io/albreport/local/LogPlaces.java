package io.albreport.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

import io.albreport.local.reading.Copies;
import io.albreport.local.reading.Fetched;
import io.albreport.local.reading.LogFiles;
import io.albreport.local.s3.S3Address;
import io.albreport.local.s3.S3Logs;
import io.albreport.report.model.Period;

/**
 * Where logs are, as somebody names it on the command line: files and folders, and folders in S3.
 *
 * @param spec of the command, for what is wrong about them
 */
record LogPlaces(List<String> names, CommandSpec spec) {
    private static final long BYTES_OF_A_MEGABYTE = 1_000_000;

    /** @param period without which nothing is read from S3: a bucket may hold years */
    LogFiles find(@Nullable Period period, Progress progress) throws IOException {
        List<Path> paths = names.stream().filter(name -> !S3Address.isOne(name)).map(Path::of).toList();
        List<S3Address> addresses = names.stream().filter(S3Address::isOne).map(this::address).toList();
        if (addresses.isEmpty()) {
            return LogFiles.find(paths);
        }
        if (period == null) {
            throw new ParameterException(spec.commandLine(),
                    "%s: name the day, such as --date 2026-11-19; of a bucket, only its logs are read"
                            .formatted(addresses.getFirst()));
        }
        return LogFiles.find(paths, fetched(addresses, period, progress));
    }

    private S3Address address(String name) {
        try {
            return S3Address.of(name);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private static Fetched fetched(List<S3Address> addresses, Period period, Progress progress) throws IOException {
        Copies copies = new Copies();
        try (S3Logs logs = new S3Logs(addresses, period);
                Progress.Step copying = progress.begin("Copying", describe(logs),
                        new Progress.Amount(logs.files(), "files", 1))) {
            return logs.fetch(copies, copying::to);
        } catch (IOException e) {
            copies.close();
            throw e;
        }
    }

    private static String describe(S3Logs logs) {
        return "%,d %s from S3, %,.1f MB".formatted(logs.files(), logs.files() == 1 ? "file" : "files",
                (double) logs.bytes() / BYTES_OF_A_MEGABYTE);
    }
}
