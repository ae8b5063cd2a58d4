package io.albreport.report.rendering;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The parts of a page, as a PDF's viewer lists them beside it; below the appendix, its own. */
final class Bookmarks {
    private Bookmarks() {}

    /** In the words of the renderer: {@code <bookmarks>} in the head. */
    static void add(Document page) {
        Element bookmarks = page.head().appendElement("bookmarks");
        Element top = bookmarks;
        Element part = bookmarks;
        for (Element heading : page.select("h1.appendix, h2[id], h3[id]")) {
            switch (heading.normalName()) {
                case "h1" -> top = add(bookmarks, heading);
                case "h2" -> part = add(top, heading);
                default -> add(part, heading);
            }
        }
    }

    private static Element add(Element parent, Element heading) {
        return parent.appendElement("bookmark").attr("name", heading.text()).attr("href", "#" + heading.id());
    }
}
