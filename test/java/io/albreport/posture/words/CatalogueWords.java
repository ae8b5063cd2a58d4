package io.albreport.posture.words;

import io.albreport.posture.template.Subject;

/** The table over the logs, and what queries it. */
final class CatalogueWords {
    private static final String PARTITIONS = "/TableInput/Parameters";

    private CatalogueWords() {}

    static void database(Subject database) {
        database.passOver("/CatalogId");
        database.passOver("/DatabaseInput/Name");
        database.say("Purpose", "/DatabaseInput/Description");
    }

    static void table(Subject table) {
        table.passOver("/CatalogId");
        table.passOver("/TableInput/Name");
        table.say("Purpose", "/TableInput/Description");
        table.say("Database", "/DatabaseName");
        table.say("Type", "/TableInput/TableType");
        table.each("/TableInput/PartitionKeys", key -> key.line("Partitioned by", column(key)));
        table.take(PARTITIONS).fieldNames().forEachRemaining(name -> table
                .say("Parameter " + name, PARTITIONS + "/" + name));
        table.say("Location", "/TableInput/StorageDescriptor/Location");
        table.say("Read as", "/TableInput/StorageDescriptor/InputFormat");
        table.say("Written as", "/TableInput/StorageDescriptor/OutputFormat");
        table.say("Read by", "/TableInput/StorageDescriptor/SerdeInfo/SerializationLibrary");
        table.say("Pattern of a line", "/TableInput/StorageDescriptor/SerdeInfo/Parameters/input.regex");
        table.each("/TableInput/StorageDescriptor/Columns", column -> column.line("Column", column(column)));
    }

    private static String column(Subject column) {
        return column.text("/Name") + " (" + column.text("/Type") + ")";
    }

    static void workgroup(Subject workgroup) {
        String settings = "/WorkGroupConfiguration";
        workgroup.passOver("/Name");
        workgroup.say("Purpose", "/Description");
        workgroup.say("Switched on", "/State", state -> state.equals("ENABLED") ? "yes" : "no (" + state + ")");
        workgroup.say("Removed with its history", "/RecursiveDeleteOption", on -> StorageWords.yes(on, "yes", "no"));
        workgroup.say("Settings of callers", settings + "/EnforceWorkGroupConfiguration",
                on -> StorageWords.yes(on, "overruled", "preferred"));
        workgroup.say("Engine", settings + "/EngineVersion/SelectedEngineVersion");
        workgroup.say("A query may scan at most", settings + "/BytesScannedCutoffPerQuery", Units::bytes);
        workgroup.say("Metrics", settings + "/PublishCloudWatchMetricsEnabled",
                on -> StorageWords.yes(on, "published", "not published"));
        workgroup.say("Buckets that make the reader pay", settings + "/RequesterPaysEnabled",
                on -> StorageWords.yes(on, "read", "not read"));
        workgroup.say("Results go to", settings + "/ResultConfiguration/OutputLocation");
        workgroup.say("Encryption of results",
                settings + "/ResultConfiguration/EncryptionConfiguration/EncryptionOption");
        workgroup.say("Results go to a bucket of account", settings + "/ResultConfiguration/ExpectedBucketOwner");
    }
}
