package io.albreport.report.rendering;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** The characters that the PDF's fonts can show; others are told by their number, and never as a box. */
final class OwnGlyphs {
    /** Letters of Latin script, which each of the fonts has. */
    private static final int SURELY_SHOWN = 0x250;

    /** Regular and bold. */
    private static final OwnGlyphs PROSE = new OwnGlyphs("DejaVuSans.ttf", "DejaVuSans-Bold.ttf");

    private static final OwnGlyphs CODE = new OwnGlyphs("DejaVuSansMono.ttf");

    private final List<CmapLookup> fonts;

    private OwnGlyphs(String... fonts) {
        this.fonts = Stream.of(fonts).map(OwnGlyphs::glyphs).toList();
    }

    private static CmapLookup glyphs(String file) {
        try (TrueTypeFont font = OwnFonts.read(file)) {
            return font.getUnicodeCmapLookup();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In all texts of a part of the page. */
    static void replaceOthers(Element part) {
        replaceOthers(part, PROSE);
    }

    private static void replaceOthers(Element part, OwnGlyphs font) {
        OwnGlyphs own = part.nameIs("code") ? CODE : font;
        for (Node child : part.childNodes()) {
            if (child instanceof TextNode text && !text.getWholeText().codePoints().allMatch(own::shows)) {
                text.text(own.legible(text.getWholeText()));
            } else if (child instanceof Element element) {
                replaceOthers(element, own);
            }
        }
    }

    private boolean shows(int codePoint) {
        return codePoint < SURELY_SHOWN || fonts.stream().allMatch(font -> font.getGlyphId(codePoint) != 0);
    }

    /** With {@code [U+5546]} for what the font lacks. */
    private String legible(String text) {
        var legible = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(codePoint -> {
            if (shows(codePoint)) {
                legible.appendCodePoint(codePoint);
            } else {
                legible.append("[U+%04X]".formatted(codePoint));
            }
        });
        return legible.toString();
    }
}
