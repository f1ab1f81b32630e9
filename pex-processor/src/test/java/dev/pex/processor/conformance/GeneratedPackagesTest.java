package dev.pex.processor.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.pex.processor.emit.c.CEmitter;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.kernels.KernelChooser;
import dev.pex.processor.tflite.TfliteWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Whether firmware can take generated folders as packages of its build. ESP-IDF and Zephyr are
 * represented by the functions and targets that they have for components and modules.
 */
@Tag("native")
final class GeneratedPackagesTest {
  private static final Graph CONV = OperatorGraphs.all(1).get(0);

  /** Has the kernel of the first. */
  private static final Graph ONE_SCALE = OperatorGraphs.all(1).get(1);

  /** Where {@code PexConfig.cmake} lies. */
  private static final Path PACKAGE =
      Path.of("../pex-runtime-c/cmake").toAbsolutePath().normalize();

  private final Path work = TemporaryFolder.create("packages");

  @BeforeEach
  void emit() {
    for (Graph graph : List.of(CONV, ONE_SCALE)) {
      new CEmitter()
          .emit(KernelChooser.portable(PlainPlan.link(graph)))
          .forEach((name, content) -> write(graph.name() + "/" + name, content));
    }
    write(
        "main.c",
        """
        #include "conv.h"
        #include "conv_one_scale.h"

        static conv_arena first;
        static conv_one_scale_arena second;

        int main(void) {
          conv_run(&first);
          conv_one_scale_run(&second);
          return 0;
        }
        """);
  }

  @Test
  void cmakeFindsFoldersAsPackages() {
    assertRuns(
        """
        cmake_minimum_required(VERSION 3.13)
        project(firmware LANGUAGES C)
        find_package(conv REQUIRED PATHS conv)
        find_package(conv_one_scale REQUIRED PATHS conv_one_scale)
        add_executable(firmware main.c)
        target_link_libraries(firmware conv conv_one_scale)
        """);
  }

  @Test
  void cmakeAddsFoldersAndFilesToTargets() {
    write("conv one scale.tflite", ONE_SCALE);
    assertRuns(adding("conv one scale.tflite", "--core CORTEX_M4 --no-rows"));
  }

  @Test
  void cmakeTellsThatAModelIsRefused() {
    write("wrong.tflite", "no model");
    assertThatThrownBy(() -> assertRuns(adding("wrong.tflite", "")))
        .hasMessageContaining("[pex:tflite-invalid]")
        .hasMessageContaining("Pex does not compile");
  }

  @Test
  void cmakeKeepsVersionsOfAFileApart() {
    write("net.v1.tflite", CONV);
    write("net.v2.tflite", ONE_SCALE);
    write("main.c", "#include \"net_v1.h\"\n#include \"net_v2.h\"\nint main(void) { return 0; }");
    assertRuns(adding("net.v1.tflite", "") + "pex_add_model(firmware net.v2.tflite)\n");
  }

  @Test
  void cmakeTellsThatTwoNetworksHaveOneName() {
    write("other/conv.tflite", ONE_SCALE);
    assertThatThrownBy(() -> assertRuns(adding("other/conv.tflite", "")))
        .hasMessageContaining("Pex cannot add other/conv.tflite");
  }

  @Test
  void cmakeTellsAllDirectoriesWhereAJarIsMissing() throws IOException {
    write("cmake/find/PexConfig.cmake", Files.readString(PACKAGE.resolve("PexConfig.cmake")));
    write("first/CMakeLists.txt", "find_package(Pex REQUIRED PATHS ../cmake/find)");
    write("second/CMakeLists.txt", "find_package(Pex)\npex_add_model(firmware net.tflite)\n");
    assertThatThrownBy(
            () ->
                assertRuns(
                    """
                    cmake_minimum_required(VERSION 3.13)
                    project(firmware LANGUAGES C)
                    add_subdirectory(first)
                    add_subdirectory(second)
                    """))
        .hasMessageContaining("Pex finds 0 files")
        .hasMessageContaining(work.resolve("pex-processor/target/pex-processor-*.jar").toString());
  }

  /** A project with the folder of one network and the file of another. */
  private static String adding(String file, String options) {
    return """
    cmake_minimum_required(VERSION 3.13)
    project(firmware LANGUAGES C)
    find_package(Pex REQUIRED PATHS %s)
    set(Pex_COMMAND %s -cp %s dev.pex.processor.command.Main)
    add_executable(firmware main.c)
    pex_add_model(firmware conv)
    pex_add_model(firmware "%s" %s)
    """
        .formatted(
            PACKAGE,
            Path.of(System.getProperty("java.home"), "bin", "java"),
            System.getProperty("java.class.path"),
            file,
            options);
  }

  @Test
  void espIdfTakesFoldersAsComponents() {
    write(
        "idf.cmake",
        """
        set(ESP_PLATFORM 1)
        macro(idf_component_register)
          cmake_parse_arguments(_ "" "" "SRCS;INCLUDE_DIRS" ${ARGN})
          if(CMAKE_SCRIPT_MODE_FILE)
            message("registered")
            return()
          endif()
          get_filename_component(component ${CMAKE_CURRENT_SOURCE_DIR} NAME)
          add_library(__idf_${component} STATIC ${__SRCS})
          target_include_directories(__idf_${component} PUBLIC ${__INCLUDE_DIRS})
        endmacro()
        """);
    write("scan.cmake", "include(idf.cmake)\ninclude(conv/CMakeLists.txt)\n");
    assertThat(cmake("-P", "scan.cmake")).isEqualTo("registered\n");
    assertRuns(
        """
        cmake_minimum_required(VERSION 3.16)
        project(firmware LANGUAGES C)
        include(idf.cmake)
        add_subdirectory(conv)
        add_subdirectory(conv_one_scale)
        add_executable(firmware main.c)
        target_link_libraries(firmware __idf_conv __idf_conv_one_scale)
        """);
  }

  @Test
  void zephyrTakesFoldersAsModules() throws IOException {
    assertThat(Files.readString(work.resolve("conv/zephyr/module.yml")))
        .isEqualTo("name: conv\nbuild:\n  cmake: .\n");
    write("main_of_zephyr.h", "#define CALLED_BY_ZEPHYR");
    write("conv/only_zephyr.c", "CALLED_BY_ZEPHYR int x;");
    assertRuns(
        """
        cmake_minimum_required(VERSION 3.20)
        project(firmware LANGUAGES C)
        add_library(zephyr_interface INTERFACE)
        target_compile_options(zephyr_interface INTERFACE -imacros ${CMAKE_SOURCE_DIR}/main_of_zephyr.h)
        add_library(app STATIC main.c)
        add_subdirectory(conv)
        target_sources(conv PRIVATE conv/only_zephyr.c)
        add_subdirectory(conv_one_scale)
        target_link_libraries(app PRIVATE conv conv_one_scale)
        file(WRITE ${CMAKE_BINARY_DIR}/empty.c "")
        add_executable(firmware ${CMAKE_BINARY_DIR}/empty.c)
        target_link_libraries(firmware -Wl,--whole-archive app -Wl,--no-whole-archive)
        """);
  }

  @Test
  void arduinoTakesFoldersAsLibraries() throws IOException {
    List<String> command = new ArrayList<>(List.of("-o", "sketch", "-x", "c++", "sketch.ino"));
    StringBuilder sketch = new StringBuilder();
    for (String name : List.of("conv", "conv_one_scale")) {
      Properties library = library(name);
      assertThat(library).contains(entry("name", name), entry("dot_a_linkage", "true"));
      sketch.append("#include <%s>\n".formatted(library.getProperty("includes")));
      List<String> archive = new ArrayList<>(List.of("rcs", name + ".a"));
      for (String source : sourcesOf(name)) {
        String object = name + "/" + source + ".o";
        Tool.GCC.run(work, List.of("-std=gnu11", "-c", name + "/" + source, "-o", object));
        archive.add(object);
      }
      new Command(work, Stream.concat(Stream.of("ar"), archive.stream()).toList()).run();
      command.addAll(List.of("-I", name));
    }
    sketch.append("conv_arena first; conv_one_scale_arena second;\n");
    sketch.append("int main() { conv_run(&first); conv_one_scale_run(&second); }\n");
    write("sketch.ino", sketch.toString());
    command.addAll(List.of("-x", "none", "conv.a", "conv_one_scale.a"));
    Tool.CLANGXX.run(work, command);
    new Command(work, List.of("./sketch")).run();
  }

  @Test
  void cmsisPackListsHeaderAndSources() throws Exception {
    Element pack =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(work.resolve("conv/Pex.conv.pdsc").toFile())
            .getDocumentElement();
    assertThat(pack.getTagName()).isEqualTo("package");
    assertThat(text(pack, "vendor") + "." + text(pack, "name")).isEqualTo("Pex.conv");
    Element release = (Element) pack.getElementsByTagName("release").item(0);
    Element component = (Element) pack.getElementsByTagName("component").item(0);
    assertThat(component.getAttribute("Cversion")).isEqualTo(release.getAttribute("version"));
    assertThat(List.of("Cclass", "Cgroup", "Csub"))
        .noneMatch(attribute -> component.getAttribute(attribute).isEmpty());
    assertThat(files(component, "header")).containsExactly("conv.h");
    assertThat(files(component, "source")).containsExactlyInAnyOrderElementsOf(sourcesOf("conv"));
  }

  private static List<String> files(Element component, String category) {
    NodeList files = component.getElementsByTagName("file");
    return IntStream.range(0, files.getLength())
        .mapToObj(i -> (Element) files.item(i))
        .filter(file -> file.getAttribute("category").equals(category))
        .map(file -> file.getAttribute("name"))
        .toList();
  }

  private static String text(Element parent, String tag) {
    return parent.getElementsByTagName(tag).item(0).getTextContent();
  }

  private Properties library(String name) throws IOException {
    Properties library = new Properties();
    try (var text = Files.newBufferedReader(work.resolve(name + "/library.properties"))) {
      library.load(text);
    }
    return library;
  }

  private List<String> sourcesOf(String name) throws IOException {
    try (Stream<Path> files = Files.list(work.resolve(name))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".c"))
          .sorted()
          .toList();
    }
  }

  private void assertRuns(String project) {
    write("CMakeLists.txt", project);
    cmake("-S", ".", "-B", "build");
    cmake("--build", "build");
    new Command(work, List.of("build/firmware")).run();
  }

  private String cmake(String... arguments) {
    return Tool.CMAKE.run(work, List.of(arguments));
  }

  private void write(String name, Graph graph) {
    write(name, new TfliteWriter().write(graph));
  }

  private void write(String name, String text) {
    write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private void write(String name, byte[] content) {
    TemporaryFolder.write(work.resolve(name), content);
  }
}
