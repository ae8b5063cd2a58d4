package io.albreport.local.s3;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

import io.albreport.local.reading.Copies;
import io.albreport.local.reading.Fetched;
import io.albreport.local.reading.LogFileName;
import io.albreport.local.reading.NothingToReportException;
import io.albreport.report.model.DataQuality.UnreadableFile;
import io.albreport.report.model.Period;

/**
 * The access logs in S3 that a report on a day is made from: those delivered on that day and the next, in UTC. They are copied as
 * they are and read from here, so that a run needs as much disk as they have bytes, and memory for their names only.
 */
public final class S3Logs implements AutoCloseable {
    /** Objects copied side by side: most of the time of each is spent waiting. */
    private static final int AT_ONCE = 16;

    private final S3Client s3;
    private final List<Logged> objects = new ArrayList<>();
    private final List<String> places = new ArrayList<>();
    private long others;

    /** @param folder in which the copy goes; below it, the path tells whose log it is and when it was delivered */
    private record Logged(S3Address place, String key, long bytes, String folder) {
        String address() {
            return place.ofObject(key);
        }

        Path below(Path copies) {
            return copies.resolve(folder).resolve(key.substring(key.lastIndexOf("AWSLogs/")));
        }
    }

    /**
     * Lists them.
     *
     * @param addresses of buckets, or of any folder in them
     * @throws NothingToReportException when there is none
     * @throws IOException with a sentence, when S3 does not give them
     */
    public S3Logs(List<S3Address> addresses, Period period) throws IOException {
        s3 = S3Connection.open(AT_ONCE);
        for (S3Address address : addresses) {
            places.add(address.toString());
            try {
                list(address, period);
            } catch (SdkException e) {
                throw new S3Refusal(address.toString(), e);
            }
        }
    }

    private void list(S3Address address, Period period) {
        DayFolders folders = new DayFolders(s3, address);
        List<String> regions = folders.regions();
        if (regions.isEmpty()) {
            throw new NothingToReportException(
                    ("%s: no folder AWSLogs/ACCOUNT/elasticloadbalancing/REGION is there; name "
                            + "the bucket and the prefix that load balancers write access logs to").formatted(address));
        }
        List<String> ofDay = regions.stream()
                .flatMap(region -> period.deliveryDays().stream().flatMap(date -> folders.of(region, date))).toList();
        ofDay.forEach(folder -> list(address, folder));
        if (objects.isEmpty() && others == 0) {
            Optional<String> newest = regions.stream().flatMap(region -> folders.newest(region).stream())
                    .max(String::compareTo);
            throw new NothingToReportException("%s: no log of %s is there%s".formatted(address, period.day(),
                    newest.map("; the newest day that is: %s"::formatted).orElse("")));
        }
    }

    private void list(S3Address address, String folder) {
        String copies = "s3-" + objects.size();
        for (S3Object object : s3.listObjectsV2Paginator(list -> list.bucket(address.bucket()).prefix(folder))
                .contents()) {
            String name = object.key().substring(folder.length());
            if (name.indexOf('/') < 0 && LogFileName.of(name).isAccessLog()) {
                objects.add(new Logged(address, object.key(), object.size(), copies));
            } else {
                others++;
            }
        }
    }

    public int files() {
        return objects.size();
    }

    public long bytes() {
        return objects.stream().mapToLong(Logged::bytes).sum();
    }

    /**
     * Copies them. One that is no longer there is left out.
     *
     * @param done is told, by any thread, how many are
     * @throws IOException with a sentence, when S3 does not give one of them, or the disk is too small
     */
    public Fetched fetch(Copies copies, LongConsumer done) throws IOException {
        Path folder = copies.folder();
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < bytes()) {
            throw new IOException("%s: the logs of the day have %,d bytes, and %,d are free there".formatted(folder,
                    bytes(), free));
        }
        Map<String, Path> files = new LinkedHashMap<>();
        List<UnreadableFile> missing = new ArrayList<>();
        AtomicLong number = new AtomicLong();
        List<Optional<Path>> copied = allOf(objects.stream().<Callable<Optional<Path>>>map(object -> () -> {
            Optional<Path> copy = copy(object, folder);
            done.accept(number.incrementAndGet());
            return copy;
        }).toList());
        for (int i = 0; i < copied.size(); i++) {
            String address = objects.get(i).address();
            copied.get(i).ifPresentOrElse(copy -> files.put(address, copy),
                    () -> missing.add(new UnreadableFile(address, "it is no longer there")));
        }
        return new Fetched(places, files, others, missing, copies);
    }

    private Optional<Path> copy(Logged object, Path folder) throws IOException {
        Path copy = object.below(folder);
        Files.createDirectories(copy.getParent());
        try {
            s3.getObject(get -> get.bucket(object.place().bucket()).key(object.key()), copy);
            return Optional.of(copy);
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (SdkException e) {
            throw new S3Refusal(object.address(), e);
        }
    }

    /** Their results, in their order; the first failure ends the others. */
    private static <T> List<T> allOf(List<Callable<T>> tasks) throws IOException {
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<T>> futures = tasks.stream().map(threads::submit).toList();
            try {
                List<T> results = new ArrayList<>();
                for (Future<T> future : futures) {
                    results.add(future.get());
                }
                return results;
            } catch (ExecutionException e) {
                throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("the copying of logs was interrupted", e);
            } finally {
                threads.shutdownNow();
            }
        }
    }

    @Override
    public void close() {
        s3.close();
    }
}
