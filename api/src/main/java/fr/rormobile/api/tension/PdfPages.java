package fr.rormobile.api.tension;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * Lines of text on A4 pages, top to bottom, broken where they do not fit. The font is in the file:
 * accents are right wherever it is opened. What the font cannot show is a question mark.
 *
 * <p>Lengths are in points (1/72 inch).
 */
final class PdfPages implements AutoCloseable {
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
  private static final float MARGIN = 50;
  private static final float BOTTOM = 60;
  private static final float SMALL = 8;
  private static final float LEADING = 1.35f;

  private final PDDocument document = new PDDocument();
  private final PDFont font;
  private final String header;
  private PDPageContentStream page;
  private float y;

  /**
   * @param title of the document, for whoever lists files
   * @param header on each page
   */
  PdfPages(String title, String header) throws IOException {
    try (InputStream bytes = PDDocument.class.getResourceAsStream(FONT)) {
      font = PDType0Font.load(document, Objects.requireNonNull(bytes), true);
    }
    document.getDocumentInformation().setTitle(title);
    document.getDocumentCatalog().setLanguage("fr");
    this.header = shown(header);
    page = newPage();
    y = top();
  }

  private static float top() {
    return PDRectangle.A4.getHeight() - MARGIN;
  }

  private PDPageContentStream newPage() throws IOException {
    var sheet = new PDPage(PDRectangle.A4);
    document.addPage(sheet);
    var content = new PDPageContentStream(document, sheet);
    write(content, header, MARGIN, PDRectangle.A4.getHeight() - 30, SMALL);
    return content;
  }

  /**
   * A paragraph; its own line breaks are kept.
   *
   * @param indent from the margin
   */
  void text(String text, float size, float indent) throws IOException {
    var width = PDRectangle.A4.getWidth() - 2 * MARGIN - indent;
    for (var paragraph : text.replace("\r\n", "\n").split("\n", -1)) {
      for (var line : lines(shown(paragraph), size, width)) {
        room(size * LEADING);
        y -= size * LEADING;
        write(page, line, MARGIN + indent, y, size);
      }
    }
  }

  void space(float height) {
    y -= height;
  }

  /** Goes on with the next page unless so much is left on this one. */
  void room(float height) throws IOException {
    if (y - height < BOTTOM) {
      page.close();
      page = newPage();
      y = top();
    }
  }

  /** Numbers the pages; nothing can be added afterwards. */
  void save(OutputStream out) throws IOException {
    page.close();
    var count = document.getNumberOfPages();
    for (var i = 0; i < count; i++) {
      try (var content =
          new PDPageContentStream(document, document.getPage(i), AppendMode.APPEND, true)) {
        var number = "Page " + (i + 1) + " / " + count;
        write(
            content, number, PDRectangle.A4.getWidth() - MARGIN - width(number, SMALL), 30, SMALL);
      }
    }
    document.save(out);
  }

  private void write(PDPageContentStream content, String line, float x, float at, float size)
      throws IOException {
    if (line.isEmpty()) {
      return;
    }
    content.beginText();
    content.setFont(font, size);
    content.newLineAtOffset(x, at);
    content.showText(line);
    content.endText();
  }

  /** At least one; a word that is longer than a line is broken. */
  private List<String> lines(String text, float size, float width) throws IOException {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (var word : text.split(" ", -1)) {
      var longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && width(longer, size) > width) {
        lines.add(line.toString());
        line.setLength(0);
        longer = word;
      }
      var rest = longer;
      while (width(rest, size) > width) {
        var fits = fitting(rest, size, width);
        lines.add(rest.substring(0, fits));
        rest = rest.substring(fits);
      }
      line.setLength(0);
      line.append(rest);
    }
    lines.add(line.toString());
    return lines;
  }

  private int fitting(String word, float size, float width) throws IOException {
    var fits = 1;
    while (fits < word.length() && width(word.substring(0, fits + 1), size) <= width) {
      fits++;
    }
    return fits;
  }

  private float width(String text, float size) throws IOException {
    return text.isEmpty() ? 0 : font.getStringWidth(text) / 1000 * size;
  }

  /** Without what the font has no glyph for. */
  private String shown(String text) throws IOException {
    var shown = new StringBuilder();
    for (var codePoint : text.codePoints().toArray()) {
      var letter = Character.toString(codePoint);
      shown.append(
          Character.isWhitespace(codePoint) || Character.isISOControl(codePoint)
              ? " "
              : knows(letter) ? letter : "?");
    }
    return shown.toString();
  }

  private boolean knows(String letter) throws IOException {
    try {
      font.encode(letter);
      return true;
    } catch (IllegalArgumentException noGlyph) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    page.close();
    document.close();
  }
}
