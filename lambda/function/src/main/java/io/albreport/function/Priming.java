package io.albreport.function;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;

import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

import io.albreport.function.environment.CodeVersion;
import io.albreport.function.order.RunRequest;
import io.albreport.function.query.AthenaRows;
import io.albreport.report.assembling.Reading;
import io.albreport.report.assembling.ReportAssembler;
import io.albreport.report.configuration.ReportConfig;
import io.albreport.report.history.HistoryReader;
import io.albreport.report.history.days.Summary;
import io.albreport.report.model.Period;
import io.albreport.report.model.Report;
import io.albreport.report.model.ReportFormat;
import io.albreport.report.rendering.Renderer;
import io.albreport.report.statement.AthenaStatement;

/**
 * Makes reports before SnapStart takes its snapshot, so that templates, fonts, classes and the machine code of what
 * runs often are in it, and no run has to make them. Calls no service. With SnapStart, Lambda gives all that comes
 * before the snapshot 130 s or the function's own time, whichever is longer; this takes 4 CPU seconds of it.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-runtime-hooks-java.html">Hooks before and after
 *      the snapshot</a>
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html">Init phase</a>
 */
final class Priming implements Resource {
    /** An answer to the report's statement, of a small day with something in each table. */
    static final String ANSWER = "priming.csv";

    /** The JVM compiles what was called 200 times; more of them made the first run no faster. */
    private static final int REPORTS = 3;

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
        for (int i = 0; i < REPORTS; i++) {
            try (InputStream answer = Objects.requireNonNull(Priming.class.getResourceAsStream(ANSWER))) {
                Renderer.render(compared(report(answer)), EnumSet.allOf(ReportFormat.class));
            }
        }
    }

    /** With a day before, which is the same. */
    private Report compared(Report report) {
        ReportConfig inUtc = settings.in(report.period().zone());
        HistoryReader history = new HistoryReader(report.period().day().plusDays(1), inUtc);
        history.add(report.period().day(), new ByteArrayInputStream(Summary.of(report).toJson()));
        return history.past().onto(report, inUtc);
    }

    Report report(InputStream answer) throws IOException {
        // the answer that is kept is of a day in UTC, whatever the reports' time zone
        var period = Period.ofDay(RunRequest.FIRST_DAY);
        AthenaStatement.of(period, settings, List.of());
        var assembler = new ReportAssembler(period, settings);
        AthenaRows.read(answer, assembler::add);
        return assembler.assemble(new Reading(null, null, List.of(), 0, 0, List.of(), assembler.delivery(), "", null,
                CodeVersion.TEXT));
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // Nothing here is bound to the time or the machine of the snapshot.
    }
}
