package io.albreport.local.generator.files;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

import io.albreport.local.generator.landscape.Dice;
import io.albreport.local.generator.landscape.LoadBalancer;
import io.albreport.local.generator.landscape.Slot;

/** Where the load balancer puts its files: folders by the day of delivery, names by load balancer, node and time. */
public final class LogFolders {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy/MM/dd", Locale.ROOT);
    private static final DateTimeFormatter END = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final int FIRST_LATE_SLOT = 240;
    private static final int LATE_ONE_IN = 23;

    private final Path directory;
    private final Dice dice;

    public LogFolders(Path directory, Dice dice) {
        this.directory = directory;
        this.dice = dice;
    }

    public Path accessLog(LoadBalancer balancer, int node, Slot slot) {
        Instant end = Instant.EPOCH.plus(slot.end(), ChronoUnit.MICROS);
        String extension = isPlain(node, slot) ? ".log" : ".log.gz";
        return folder(balancer, delivered(end, slot, node)).resolve("%s_elasticloadbalancing_%s_app.%s.%s_%s_%s_%s%s"
                .formatted(balancer.account(), balancer.region(), balancer.name(), balancer.id(), END.format(end),
                        balancer.nodes().get(node), dice.lettersAndDigits(8), extension));
    }

    /** Files of other kinds lie beside the access logs. */
    Path folder(LoadBalancer balancer, LocalDate delivered) {
        return account(balancer).resolve("elasticloadbalancing").resolve(balancer.region())
                .resolve(DAY.format(delivered));
    }

    Path account(LoadBalancer balancer) {
        return directory.resolve("AWSLogs").resolve(balancer.account());
    }

    /** Somebody unpacked one file of each load balancer to have a look. */
    private static boolean isPlain(int node, Slot slot) {
        return node == 0 && slot.number() == Slot.PER_DAY / 2;
    }

    private static LocalDate delivered(Instant end, Slot slot, int node) {
        boolean late = slot.isInDay() && slot.number() >= FIRST_LATE_SLOT && (slot.number() + node) % LATE_ONE_IN == 0;
        return late ? slot.day().plusDays(1) : LocalDate.ofInstant(end, ZoneOffset.UTC);
    }
}
