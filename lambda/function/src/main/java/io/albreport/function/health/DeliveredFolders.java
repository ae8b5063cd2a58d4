package io.albreport.function.health;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.albreport.function.s3.Location;

/**
 * Where load balancers deliver, as the table has it: one folder for each account, region and day.
 *
 * @param template {@code s3://bucket/prefix/AWSLogs/${account}/elasticloadbalancing/${region}/${day}}
 */
record DeliveredFolders(String template, List<String> accounts, List<String> regions) {
    /** The table's property. */
    static final String TEMPLATE = "storage.location.template";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu/MM/dd");

    /** Of a table's properties; empty when it says nothing of folders. */
    static Optional<DeliveredFolders> of(Map<String, String> properties) {
        return Optional.ofNullable(properties.get(TEMPLATE))
                .map(template -> new DeliveredFolders(template, values(properties.get("projection.account.values")),
                        values(properties.get("projection.region.values"))));
    }

    private static List<String> values(@Nullable String values) {
        return values == null ? List.of() : List.of(values.split(",", -1));
    }

    /** All folders of a day. */
    Stream<Location> of(LocalDate day) {
        return accounts.stream().flatMap(account -> regions.stream().map(region -> Location.of(template
                .replace("${account}", account).replace("${region}", region).replace("${day}", DAY.format(day))
                + "/")));
    }

    /** How many there are of each day. */
    int number() {
        return accounts.size() * regions.size();
    }

    /** What the names of all folders begin with. */
    String beginning() {
        return template.replaceFirst("\\$\\{.*", "");
    }
}
