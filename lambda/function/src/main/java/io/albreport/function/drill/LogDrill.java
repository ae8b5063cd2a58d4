package io.albreport.function.drill;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.OptionalLong;

import software.amazon.awssdk.services.s3.model.S3Object;

import io.albreport.function.drill.DrillTally.Found;

/**
 * Looks for a day's newest access logs in the other region, and reads a few in both. Logs are never written over, so
 * that their keys are enough to tell them apart.
 *
 * @param folders what keys begin with up to the day
 */
record LogDrill(DrillSide own, DrillSide replica, List<String> folders) {
    /** Files that are looked for, of all folders together: enough to see that replication has stopped or has holes. */
    private static final int LOOKED_FOR = 50;

    /** Of these, so many are read on both sides. Each may have tens of megabytes, and is paid for by the gigabyte. */
    private static final int READ = 3;

    private static final DateTimeFormatter FOLDER = DateTimeFormatter.ofPattern("yyyy/MM/dd/");

    /**
     * @param day of delivery, which names the folder
     * @param settled what is younger is left out
     */
    void run(LocalDate day, Instant settled, DrillTally tally) {
        int read = 0;
        for (S3Object log : newest(day, settled)) {
            Found found = look(log);
            tally.add(replica, log.key(), found == Found.EQUAL && read++ < READ ? read(log) : found);
        }
    }

    private List<S3Object> newest(LocalDate day, Instant settled) {
        return folders.stream()
                .flatMap(folder -> own.newest(LOOKED_FOR, folder + FOLDER.format(day), "",
                        log -> log.lastModified().isBefore(settled)).stream())
                .sorted(DrillSide.BY_AGE.reversed()).limit(LOOKED_FOR).toList();
    }

    private Found look(S3Object log) {
        OptionalLong length = replica.length(log.key(), null);
        return length.isEmpty() ? Found.MISSING : Found.of(length.getAsLong() == log.size());
    }

    private Found read(S3Object log) {
        return Found.of(own.sha256(log.key(), null).equals(replica.sha256(log.key(), null)));
    }
}
