package io.albreport.report.rendering;

import java.nio.charset.StandardCharsets;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;

import io.albreport.report.model.Report;
import io.albreport.report.model.review.Review;
import io.albreport.report.wording.Legible;

/** A report or a review as HTML: one file that needs nothing else, from templates compiled with the code. */
final class HtmlReport {

    private static final int INITIAL_CAPACITY = 256 * 1024;

    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(null, ContentType.Html,
            HtmlReport.class.getClassLoader(), HtmlReport.class.getPackageName());

    private HtmlReport() {}

    static byte[] render(Report report) {
        return render("page.jte", Page.of(report));
    }

    /**
     * In the order of paper: a first page with the verdict, the incidents and the key figures, a second one with what changed
     * and the worst APIs, for whoever reads no further, and all else in an appendix.
     */
    static byte[] forPaper(Report report) {
        return render("page.jte", Page.onPaper(report));
    }

    static byte[] render(Review review) {
        return render("review.jte", ReviewPage.of(review));
    }

    private static byte[] render(String template, Object page) {
        var html = new StringOutput(INITIAL_CAPACITY);
        TEMPLATES.render(template, page, new LegibleOutput(html));
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
