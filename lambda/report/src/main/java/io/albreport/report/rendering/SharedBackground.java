package io.albreport.report.rendering;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * The properties of what is marked on a page, one of which stands for all backgrounds. In a tagged PDF the renderer
 * begins a background for each box, painted or not, and looks for its properties before it adds them. Were they added,
 * they would be two thirds of the file's objects, half of its bytes and a fifth of the time to make it.
 *
 * @see <a href="https://opensource.adobe.com/dc-acrobat-sdk-docs/pdfstandards/PDF32000_2008.pdf">ISO 32000-1, 14.8.2.2:
 *      artifacts; that of a background must have a bounding box</a>
 */
final class SharedBackground extends COSDictionary {
    private static final COSName NAME = COSName.BACKGROUND;

    private SharedBackground(PDRectangle whole) {
        var background = new COSDictionary();
        background.setItem(COSName.TYPE, COSName.BACKGROUND);
        background.setItem(COSName.BBOX, whole);
        setItem(NAME, background);
    }

    /** To be called by the renderer for each page; of its numbers, only the size in points matters. */
    static PDPage addPage(PDDocument paper, float width, float height, int number, int shadow) {
        var page = new PDPage(new PDRectangle(width, height));
        var resources = new PDResources();
        resources.getCOSObject().setItem(COSName.PROPERTIES, new SharedBackground(page.getMediaBox()));
        page.setResources(resources);
        paper.addPage(page);
        return page;
    }

    @Override
    public boolean containsValue(Object properties) {
        return isBackground(properties) || super.containsValue(properties);
    }

    @Override
    public COSName getKeyForValue(Object properties) {
        return isBackground(properties) ? NAME : super.getKeyForValue(properties);
    }

    private static boolean isBackground(Object properties) {
        return properties instanceof COSDictionary dictionary
                && COSName.BACKGROUND.equals(dictionary.getCOSName(COSName.TYPE));
    }
}
