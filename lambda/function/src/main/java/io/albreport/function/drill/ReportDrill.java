package io.albreport.function.drill;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import software.amazon.awssdk.services.s3.model.S3Object;

import io.albreport.function.drill.DrillTally.Found;
import io.albreport.function.s3.StoredFile;
import io.albreport.function.store.Edition;
import io.albreport.function.store.Manifest;

/** Looks for the newest reports' files in the other region, and reads those of the newest. */
record ReportDrill(DrillSide own, DrillSide replica) {
    /** Days whose files are looked for: a week of lost replication is noticed even if nobody looks for six days. */
    private static final int DAYS = 7;

    /** Days in which those are searched, so that a pause in reporting does not end the drills. */
    private static final int DAYS_BACK = 35;

    private static final String REPORTS = "reports/date=";
    private static final String MANIFEST = REPORTS + "[0-9]{4}-[0-9]{2}-[0-9]{2}/manifest[.]json";

    /**
     * @param day of the newest report that counts
     * @param settled what is younger is left out
     */
    void run(LocalDate day, Instant settled, DrillTally tally) {
        boolean newest = true;
        for (LocalDate made : days(day, settled)) {
            check(made, newest, tally);
            newest = false;
        }
    }

    /** Newest first. A manifest is written last, so that its files are at least as old. */
    private List<LocalDate> days(LocalDate last, Instant settled) {
        return own.newest(DAYS_BACK, REPORTS, Edition.of(last.minusDays(DAYS_BACK)).folder(),
                object -> isManifest(object, last) && object.lastModified().isBefore(settled)).stream()
                .map(ReportDrill::day).sorted(Comparator.reverseOrder()).limit(DAYS).toList();
    }

    private static boolean isManifest(S3Object object, LocalDate last) {
        return object.key().matches(MANIFEST) && object.key().compareTo(Edition.of(last).manifestKey()) <= 0;
    }

    private static LocalDate day(S3Object manifest) {
        return LocalDate.parse(manifest.key().substring(REPORTS.length(), manifest.key().lastIndexOf('/')));
    }

    private void check(LocalDate day, boolean read, DrillTally tally) {
        String key = Edition.of(day).manifestKey();
        tally.add(replica, key, replica.length(key, null).isPresent() ? Found.EQUAL : Found.MISSING);
        for (StoredFile file : own.manifest(day).map(Manifest::files).orElse(List.of())) {
            tally.add(replica, file.key(), read ? read(file) : look(file));
        }
    }

    private Found look(StoredFile file) {
        OptionalLong length = replica.length(file.key(), file.versionId());
        return length.isEmpty() ? lookForAnother(file) : Found.of(length.getAsLong() == file.bytes());
    }

    private Found read(StoredFile file) {
        Optional<String> digest = replica.sha256(file.key(), file.versionId());
        return digest.isEmpty() ? lookForAnother(file) : Found.of(digest.get().equals(file.sha256()));
    }

    private Found lookForAnother(StoredFile file) {
        return replica.hasCopy(file) ? Found.EQUAL : Found.MISSING;
    }
}
