package io.albreport.function;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;

import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

import io.albreport.report.LogScope;
import io.albreport.report.Period;
import io.albreport.report.Reading;
import io.albreport.report.Renderer;
import io.albreport.report.ReportAssembler;
import io.albreport.report.ReportConfig;
import io.albreport.report.ReportFormat;
import io.albreport.report.ResultRow;
import io.albreport.report.Statement;
import io.albreport.report.Summary;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Makes one empty report before SnapStart takes its snapshot, so that templates, fonts and classes are in it and no
 * run has to load them. Calls no service.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-runtime-hooks-java.html">Hooks before and after
 *      the snapshot</a>
 */
final class Priming implements Resource {
    private final ReportConfig settings;

    private Priming(ReportConfig settings) {
        this.settings = settings;
    }

    /** To be kept by the caller for as long as it is wanted. */
    static Priming registered(ReportConfig settings) {
        Priming priming = new Priming(settings);
        Core.getGlobalContext().register(priming);
        return priming;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) throws IOException {
        var period = Period.ofDay(RunRequest.FIRST_DAY);
        Statement.of(period, settings, LogScope.of(period.day()));
        var assembler = new ReportAssembler(period, settings);
        byte[] rows = (String.join(",", ResultRow.COLUMNS) + "\n").getBytes(UTF_8);
        AthenaRows.read(new ByteArrayInputStream(rows), assembler::add);
        var report = assembler.assemble(new Reading(null, 0, List.of(), 0, 0, List.of(), "", null, Version.TEXT));
        Renderer.render(report, EnumSet.allOf(ReportFormat.class));
        Summary.of(report).toJson();
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // Nothing here is bound to the time or the machine of the snapshot.
    }
}
