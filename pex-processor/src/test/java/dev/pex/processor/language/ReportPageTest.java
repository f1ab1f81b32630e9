package dev.pex.processor.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** {@code report.html} in a browser: it renders, without errors, for keys, phones and the night. */
@Tag("native")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ReportPageTest {
  private static final int PHONE_WIDTH = 360;
  private static final int PICTURE_HEIGHT = 1240;
  private static final String MODEL =
      """
      import dev.pex.*;

      @Network
      @Mcu(sram = 2 * Bytes.KIB, flash = 16 * Bytes.KIB, core = Core.CORTEX_M4)
      class KeywordSpotter {
        @Input(height = 49, width = 10, channels = 1) Tensor mfcc;
        @Conv2D(filters = 24, kernel = {10, 4}, strides = 2) Tensor stem;
        @SeparableConv2D(filters = 24, kernel = 3, repeat = 2) Tensor blocks;
        @Add({"stem", "blocks"}) Tensor sum;
        @GlobalAveragePooling2D Tensor pooled;
        @Dense(units = 12) Tensor logits;
        @Softmax Tensor scores;
      }
      """;

  private final List<String> errors = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();
  private Playwright playwright;
  private Browser browser;
  private String address;

  @BeforeAll
  void open(@TempDir Path work) throws IOException {
    Path source = Files.writeString(work.resolve("KeywordSpotter.java"), MODEL);
    Compiled compiled =
        new ModelCompiler(work.resolve("output"))
            .with(List.of("-Apex.report=true"))
            .compile(List.of(source));
    assertThat(compiled.success()).as(compiled.text()).isTrue();
    address =
        compiled.output().resolve("META-INF/pex/keyword_spotter/report.html").toUri().toString();
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                    .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic")));
  }

  @AfterAll
  void close() {
    assertThat(errors).isEmpty();
    playwright.close();
  }

  @Test
  void thePageSaysWhatThePlanIs() {
    try (Page page = page(1280, ColorScheme.LIGHT)) {
      assertThat(page.title()).isEqualTo("KeywordSpotter: memory plan");
      assertThat(page.locator(".gauge .figure").allInnerTexts())
          .allMatch(text -> text.endsWith(" B"));
      assertThat(page.locator(".layers button").allInnerTexts())
          .containsExactly(
              "mfcc",
              "stem",
              "blocks_0_depthwise",
              "blocks_0_pointwise",
              "blocks_1_depthwise",
              "blocks_1_pointwise",
              "sum",
              "pooled",
              "logits",
              "scores");
      assertThat(page.locator(".modes tbody th").allInnerTexts())
          .startsWith("layer by layer")
          .endsWith("this plan");
      assertThat(page.locator("#map path").count()).isGreaterThan(6);
    }
  }

  @Test
  void keysGoThroughTimeAndThroughWhatIsHeld() {
    try (Page page = page(1280, ColorScheme.LIGHT)) {
      page.keyboard().press("Tab");
      Locator map = page.locator("#map");
      assertThat(page.evaluate("document.activeElement.id")).isEqualTo("map");
      page.keyboard().press("Home");
      assertThat(map.getAttribute("aria-valuetext")).startsWith("Stage 1, rows, step 1 of");
      page.keyboard().press("ArrowRight");
      page.keyboard().press("ArrowDown");
      assertThat(map.getAttribute("aria-valuetext")).startsWith("Stage 1, rows, step 2 of");
      assertThat(page.locator("#held tr.same").count()).isEqualTo(1);
      assertThat(page.locator("#what").innerText()).contains("of the arena");
      page.keyboard().press("End");
      assertThat(page.locator("#held").innerText()).contains("scores");
    }
  }

  @Test
  void pointingAtAByteTellsItsTensorAndRows() {
    try (Page page = page(1280, ColorScheme.LIGHT)) {
      Locator map = page.locator("#map");
      map.hover(new Locator.HoverOptions().setPosition(3, map.boundingBox().height * 0.8));
      assertThat(page.locator("#what").innerText()).startsWith("'mfcc' 49x10x1, rows 0–48: bytes ");
      assertThat(page.locator("#map path.same").count()).isPositive();
    }
  }

  @Test
  void aLayerShowsItsTensorInTheMap() {
    try (Page page = page(1280, ColorScheme.LIGHT)) {
      page.locator(".layers button", new Page.LocatorOptions().setHasText("pooled")).click();
      assertThat(page.locator("#what").innerText()).contains("'pooled'");
      assertThat(page.evaluate("document.activeElement.id")).isEqualTo("map");
    }
  }

  @Test
  void aPhoneShowsItWithoutScrollingSideways() {
    try (Page page = page(PHONE_WIDTH, ColorScheme.LIGHT)) {
      assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(PHONE_WIDTH);
      assertThat(page.locator(".layers small.narrow").first().isVisible()).isTrue();
    }
  }

  @Test
  void textStandsOutByDayAndByNight() {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      try (Page page = page(1280, scheme)) {
        double ink = lightness(page, "color");
        double ground = lightness(page, "backgroundColor");
        assertThat(ground > 0.5).isEqualTo(scheme == ColorScheme.LIGHT);
        assertThat(Math.abs(ink - ground)).isGreaterThan(0.7);
      }
    }
  }

  /** {@code -Dpex.docs.update=true} writes the pictures of docs/report.md anew. */
  @Test
  void picturesOfThePage() {
    if (Boolean.getBoolean("pex.docs.update")) {
      picture("report.png", 1280, ColorScheme.LIGHT);
      picture("report-phone.png", PHONE_WIDTH, ColorScheme.DARK);
    }
  }

  private void picture(String name, int width, ColorScheme scheme) {
    try (Page page = page(width, scheme)) {
      Path file = Path.of("..", "docs", name);
      page.setViewportSize(width, PICTURE_HEIGHT);
      page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }
  }

  private static double lightness(Page page, String property) {
    String script =
        "property => getComputedStyle(document.body)[property].match(/\\d+/g).slice(0, 3)"
            + ".reduce((sum, each) => sum + each / 765, 0)";
    return ((Number) page.evaluate(script, property)).doubleValue();
  }

  /** A new page, on which nothing may go wrong while it loads. */
  private Page page(int width, ColorScheme scheme) {
    Page page =
        browser.newPage(
            new Browser.NewPageOptions().setViewportSize(width, 800).setColorScheme(scheme));
    page.onConsoleMessage(message -> errors.add(message.text()));
    page.onPageError(errors::add);
    page.onRequest(request -> requests.add(request.url()));
    requests.clear();
    page.navigate(address);
    assertThat(errors).isEmpty();
    assertThat(requests).allMatch(url -> url.equals(address) || url.startsWith("data:"));
    return page;
  }
}
