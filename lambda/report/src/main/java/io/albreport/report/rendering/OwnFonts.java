package io.albreport.report.rendering;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * Answers PDFBox's questions for system fonts with the font that the report brings along. PDFBox's own answer is to
 * read all fonts of the machine and to write a cache into the home directory: work for glyphs that the report never
 * uses, a different PDF on each machine, and no home directory to write to in a function.
 */
final class OwnFonts implements FontMapper {

    /** A fallback is what PDFBox warns of in the log. */
    private static final boolean FALLBACK = false;

    private final TrueTypeFont font = read("DejaVuSans.ttf");

    private OwnFonts() {}

    /** For all of the process: PDFBox has no narrower place for it. */
    static void use() {
        FontMappers.set(new OwnFonts());
    }

    @Override
    public FontMapping<TrueTypeFont> getTrueTypeFont(String baseFont, @Nullable PDFontDescriptor descriptor) {
        return new FontMapping<>(font, FALLBACK);
    }

    @Override
    public FontMapping<FontBoxFont> getFontBoxFont(String baseFont, @Nullable PDFontDescriptor descriptor) {
        return new FontMapping<>(font, FALLBACK);
    }

    @Override
    public CIDFontMapping getCIDFont(String baseFont, @Nullable PDFontDescriptor descriptor,
            @Nullable PDCIDSystemInfo characters) {
        return new CIDFontMapping(null, font, FALLBACK);
    }

    /** One of those that lie beside this class. */
    static TrueTypeFont read(String file) {
        try (InputStream bytes = Objects.requireNonNull(OwnFonts.class.getResourceAsStream(file), file)) {
            return new TTFParser().parse(new RandomAccessReadBuffer(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
