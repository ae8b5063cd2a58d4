package io.albreport.local;

import java.util.ArrayList;
import java.util.List;

import io.albreport.local.engine.MalformedLines;
import io.albreport.local.reading.LogFiles;
import io.albreport.local.reading.LogFiles.Repeated;
import io.albreport.report.model.DataQuality;
import io.albreport.report.model.DataQuality.MalformedLine;
import io.albreport.report.model.Report;
import io.albreport.report.rendering.Warnings;

/** What somebody who waited for a report must know beside its verdict, one sentence each. */
final class Remarks {
    private Remarks() {}

    /** @param files that the report is made of */
    static List<String> on(Report report, LogFiles files) {
        List<String> remarks = new ArrayList<>();
        DataQuality quality = report.dataQuality();
        quality.unreadableFiles().forEach(file -> remarks.add("left out %s: %s".formatted(file.file(), file.reason())));
        if (!files.repeated().isEmpty()) {
            remarks.add(repeated(files.repeated()));
        }
        report.apis().stream().filter(api -> api.totals().requests() == 0)
                .forEach(api -> remarks.add("%s: %s".formatted(api.name(), String.join("; ", api.reasons()))));
        if (quality.mostlyMalformed()) {
            remarks.add(Warnings.malformed(quality) + one(quality.malformedExamples()));
        }
        if (quality.mostlyOutside()) {
            remarks.add(Warnings.outside(quality));
        }
        return remarks;
    }

    private static String one(List<MalformedLine> examples) {
        return examples.isEmpty() ? "" : " One is %s.".formatted(MalformedLines.shown(examples.getFirst()));
    }

    private static String repeated(List<Repeated> repeated) {
        Repeated first = repeated.getFirst();
        return repeated.size() == 1
                ? "read once: %s is the same as %s".formatted(first.file(), first.of())
                : "read once: %,d files are the same as others, such as %s as %s".formatted(repeated.size(),
                        first.file(), first.of());
    }
}
