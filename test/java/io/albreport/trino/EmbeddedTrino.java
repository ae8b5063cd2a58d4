package io.albreport.trino;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.trino.Session;
import io.trino.plugin.hive.HivePlugin;
import io.trino.testing.MaterializedRow;
import io.trino.testing.QueryRunner;
import io.trino.testing.StandaloneQueryRunner;
import org.jspecify.annotations.Nullable;

import static io.trino.testing.TestingSession.testSessionBuilder;

/** Trino inside this process, one node, with tables over folders of this machine. */
public final class EmbeddedTrino implements AutoCloseable {
    private static final String CATALOG = "logs";

    private final Path metastore;
    private final QueryRunner runner;
    private final AtomicInteger schemas = new AtomicInteger();

    public EmbeddedTrino() throws IOException {
        metastore = Files.createTempDirectory("metastore");
        runner = new StandaloneQueryRunner(testSessionBuilder().build());
        runner.installPlugin(new HivePlugin());
        Map<String, String> properties = new HashMap<>();
        properties.put("fs.local.enabled", "true");
        properties.put("local.location", "/");
        properties.put("hive.metastore", "file");
        properties.put("hive.metastore.catalog.dir", "local://" + metastore);
        properties.put("hive.partition-projection-enabled", "true");
        // as on Athena, a projected partition may have no folder
        properties.put("hive.ignore-absent-partitions", "true");
        // there are none for projected partitions, and Trino would ask the metastore
        properties.put("hive.table-statistics-enabled", "false");
        runner.createCatalog(CATALOG, "hive", properties);
    }

    /**
     * A table in a schema of its own.
     *
     * @param bucket folder that takes the place of the bucket
     */
    public Table create(GlueTable table, Path bucket) {
        String schema = "s" + schemas.incrementAndGet();
        runner.execute("CREATE SCHEMA " + CATALOG + "." + schema);
        Session session = testSessionBuilder().setCatalog(CATALOG).setSchema(schema).build();
        runner.execute(session, table.createStatement("local://" + bucket.toAbsolutePath()));
        return new Table(runner, session);
    }

    /** What queries see: one schema with one table. */
    public record Table(QueryRunner runner, Session session) {

        /** The rows of an answer, as text. */
        public List<List<@Nullable String>> query(String sql) {
            return runner.execute(session, sql).getMaterializedRows().stream().map(Table::texts).toList();
        }

        private static List<@Nullable String> texts(MaterializedRow row) {
            List<@Nullable String> texts = new ArrayList<>();
            for (int i = 0; i < row.getFieldCount(); i++) {
                Object value = row.getField(i);
                texts.add(value == null ? null : value.toString());
            }
            return texts;
        }
    }

    @Override
    public void close() throws IOException {
        runner.close();
        MoreFiles.deleteRecursively(metastore, RecursiveDeleteOption.ALLOW_INSECURE);
    }
}
