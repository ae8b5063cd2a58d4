package io.albreport.report.rendering;

import java.nio.charset.StandardCharsets;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;

import io.albreport.report.model.Report;
import io.albreport.report.wording.Legible;

/** The report as {@code report.html}: one file that needs nothing else, from templates compiled with the code. */
final class HtmlReport {

    private static final int INITIAL_CAPACITY = 256 * 1024;

    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(null, ContentType.Html,
            HtmlReport.class.getClassLoader(), HtmlReport.class.getPackageName());

    private HtmlReport() {}

    static byte[] render(Report report) {
        var html = new StringOutput(INITIAL_CAPACITY);
        TEMPLATES.render("page.jte", Page.of(report), new LegibleOutput(html));
        return html.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Every text that a template writes passes through here, so none can be forgotten. */
    private static final class LegibleOutput extends OwaspHtmlTemplateOutput {

        LegibleOutput(TemplateOutput html) {
            super(html);
        }

        @Override
        public void writeUserContent(String text) {
            super.writeUserContent(Legible.of(text));
        }
    }
}
