package io.albreport.local.s3;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;

import io.albreport.local.reading.NothingToReportException;

/**
 * Finds the folders that load balancers put a day's logs into, wherever above, below or within their path somebody points
 * at: {@code [PREFIX/]AWSLogs/[ORGANIZATION/]ACCOUNT/elasticloadbalancing/REGION/yyyy/MM/dd/}. Objects beside that path
 * are not even listed.
 *
 * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html">Names
 *      of access log files</a>
 */
final class DayFolders {
    /** More say that what is pointed at is no folder of logs, or is far above it. */
    static final int MOST_LISTED = 1_000;

    private static final String LOGS = "(?:.*/)?AWSLogs/";
    private static final String OF_ACCOUNT = LOGS + "(?:o-[a-z0-9]+/)?[0-9]{12}/";
    private static final Pattern ACCOUNT = Pattern.compile(OF_ACCOUNT);
    private static final Pattern REGION = Pattern.compile(OF_ACCOUNT + "elasticloadbalancing/[a-z0-9-]+/");
    private static final Pattern ON_THE_WAY = Pattern.compile(LOGS + "(?:o-[a-z0-9]+/)?(?:[0-9]{12}/)?");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu/MM/dd/");

    private final S3Client s3;
    private final S3Address address;
    private int listed;

    DayFolders(S3Client s3, S3Address address) {
        this.s3 = s3;
        this.address = address;
    }

    /** Of all accounts and regions; empty when there is no folder of load balancer logs. */
    List<String> regions() {
        Matcher region = REGION.matcher(address.prefix());
        if (region.lookingAt()) {
            return List.of(region.group());
        }
        List<String> regions = new ArrayList<>();
        Deque<String> folders = new ArrayDeque<>(List.of(address.prefix()));
        while (!folders.isEmpty()) {
            for (String folder : next(folders.remove())) {
                (REGION.matcher(folder).matches() ? regions : folders).add(folder);
            }
        }
        return regions;
    }

    /** Of a region's folders, the one of logs delivered on that day, or what of it is pointed at. */
    Stream<String> of(String region, LocalDate day) {
        String folder = region + DAY.format(day);
        if (address.prefix().startsWith(folder)) {
            return Stream.of(address.prefix());
        }
        return folder.startsWith(address.prefix()) ? Stream.of(folder) : Stream.empty();
    }

    /** The newest day that a region's folder has, as it is written. */
    Optional<String> newest(String region) {
        String folder = region;
        for (int level = 0; level < 3; level++) {
            List<String> below = below(folder);
            if (below.isEmpty()) {
                return Optional.empty();
            }
            folder = below.getLast();
        }
        return Optional.of(folder.substring(region.length(), folder.length() - 1).replace('/', '-'));
    }

    private List<String> next(String folder) {
        if (ACCOUNT.matcher(folder).matches()) {
            return List.of(folder + "elasticloadbalancing/");
        }
        boolean isAboveAccounts = Pattern.matches(LOGS + "(?:o-[a-z0-9]+/)?", folder);
        return below(folder).stream().filter(next -> !isAboveAccounts || ON_THE_WAY.matcher(next).matches()).toList();
    }

    /** Sorted by name. */
    private List<String> below(String folder) {
        if (++listed > MOST_LISTED) {
            throw new NothingToReportException(("%s: AWSLogs was not found in its first %,d folders; name the prefix "
                    + "up to there").formatted(address, MOST_LISTED));
        }
        return s3.listObjectsV2Paginator(list -> list.bucket(address.bucket()).prefix(folder).delimiter("/"))
                .commonPrefixes().stream().map(CommonPrefix::prefix).toList();
    }
}
