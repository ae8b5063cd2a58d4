package io.albreport.function.health;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

import io.albreport.function.environment.AwsClients;
import io.albreport.function.environment.ReportEnvironment;
import io.albreport.function.s3.Location;

/** Looks for logs in the folders that the table reads. Reads none of them. */
public record DeliveredLogs(ReportEnvironment environment, AwsClients clients) {
    /** Athena's name for the account's own catalogue. */
    private static final String CATALOG = "AwsDataCatalog";
    private static final String TABLE = "access_logs";

    /**
     * One log in any folder is enough: accounts and regions need not all have some.
     *
     * @return a sentence where there is none; empty where there is one
     * @throws IllegalStateException with a sentence, where the table says nothing of folders
     */
    public Optional<String> missing(LocalDate first, LocalDate last) {
        DeliveredFolders folders = folders();
        return first.datesUntil(last.plusDays(1)).flatMap(folders::of).anyMatch(this::hasLogs)
                ? Optional.empty()
                : Optional.of("no access log of %s or later is below %s, in %d folders of an account and a region"
                        .formatted(first, folders.beginning(), folders.number()));
    }

    DeliveredFolders folders() {
        return DeliveredFolders.of(tableParameters()).orElseThrow(() -> new IllegalStateException(
                "the table %s.%s has no %s: deploy the Report stack again".formatted(environment.database(), TABLE,
                        DeliveredFolders.TEMPLATE)));
    }

    private Map<String, String> tableParameters() {
        return clients.athena().getTableMetadata(get -> get.catalogName(CATALOG).databaseName(environment.database())
                .tableName(TABLE)).tableMetadata().parameters();
    }

    private boolean hasLogs(Location folder) {
        return clients.s3().listObjectsV2(list -> list.bucket(folder.bucket()).prefix(folder.key()).maxKeys(1))
                .keyCount() > 0;
    }
}
