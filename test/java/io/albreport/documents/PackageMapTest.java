package io.albreport.documents;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("Q9: The map of packages in docs/contributing.md")
class PackageMapTest {
    /** What one look takes in; a package of plain records may have more. */
    private static final int MOST_TYPES = 16;

    private static final Pattern ROW = Pattern.compile("^\\| `([a-z0-9.]+)` \\| ([^|]+) \\|([^|]*)\\|$",
            Pattern.MULTILINE);

    private static final List<MainSource> SOURCES = MainSource.all();
    private static final SequencedMap<String, SortedSet<String>> MAP = map(
            Markdown.of(Path.of("..", "docs", "contributing.md")).text());

    @Test
    void names_every_package_and_what_it_imports_and_nothing_else() {
        assertThat(new TreeMap<>(MAP)).isEqualTo(imports(SOURCES));
    }

    @Test
    void lets_a_package_import_only_what_stands_further_down() {
        assertThat(upwards(MAP)).isEmpty();
    }

    @Test
    void sees_an_import_against_the_direction() {
        List<MainSource> sources = new ArrayList<>(SOURCES);
        sources.add(MainSource.of("Model", """
                package io.albreport.report.model;

                import static io.albreport.report.rendering.CsvReport.HEADER;
                """));
        SequencedMap<String, SortedSet<String>> map = new LinkedHashMap<>(MAP);
        map.put("report.model", new TreeSet<>(List.of("report.rendering")));

        assertThat(imports(sources)).isNotEqualTo(new TreeMap<>(MAP));
        assertThat(upwards(map)).containsExactly("report.model imports report.rendering, which stands above it");
    }

    @Test
    void has_packages_of_a_size_that_one_look_takes_in() {
        assertThat(SOURCES.stream().collect(groupingBy(MainSource::place))).allSatisfy((place, types) -> {
            if (!types.stream().allMatch(MainSource::isRecord)) {
                assertThat(types).as(place).hasSizeLessThanOrEqualTo(MOST_TYPES);
            }
        });
    }

    @Test
    @DisplayName("Q9: no two types of main code have one name")
    void a_name_means_one_thing() {
        Map<String, List<MainSource>> named = SOURCES.stream().collect(groupingBy(MainSource::type));

        assertThat(named.values()).allSatisfy(types -> assertThat(types).hasSize(1));
    }

    private static List<String> upwards(SequencedMap<String, SortedSet<String>> map) {
        List<String> above = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        map.forEach((place, imported) -> {
            imported.stream().filter(above::contains)
                    .forEach(other -> wrong.add("%s imports %s, which stands above it".formatted(place, other)));
            above.add(place);
        });
        return wrong;
    }

    private static SortedMap<String, SortedSet<String>> imports(List<MainSource> sources) {
        SortedMap<String, SortedSet<String>> imports = new TreeMap<>();
        for (MainSource source : sources) {
            imports.computeIfAbsent(source.place(), _ -> new TreeSet<>()).addAll(source.imports());
        }
        return imports;
    }

    /** The table's rows from above; names of the same module are written without it. */
    private static SequencedMap<String, SortedSet<String>> map(String page) {
        List<String> places = ROW.matcher(page).results().map(row -> row.group(1)).toList();
        SequencedMap<String, SortedSet<String>> map = new LinkedHashMap<>();
        ROW.matcher(page).results().forEach(row -> map.put(row.group(1),
                Stream.of(row.group(3).strip().split(", ")).filter(name -> !name.isEmpty())
                        .map(name -> inFull(name, row.group(1).replaceFirst("[.].*", ""), places))
                        .collect(toCollection(TreeSet::new))));
        return map;
    }

    private static String inFull(String name, String module, List<String> places) {
        String own = module + "." + name;
        return places.contains(own) ? own : name;
    }
}
