package dev.pex.demo.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BenchArgumentsTest {
  private static final Path USUAL = Path.of("usual");

  @Test
  void withoutAnyAllCoresAreMeasured() {
    BenchArguments arguments = BenchArguments.parse(List.of(), USUAL);
    assertThat(arguments.cores()).isEqualTo(BoardCore.all()).hasSize(7);
    assertThat(arguments.layersOf()).isEmpty();
    assertThat(arguments.published()).isEqualTo(USUAL);
  }

  @Test
  void coresAndAFolderMayBeNamed() {
    BenchArguments arguments =
        BenchArguments.parse(List.of("--core", "riscv32", "--core", "cortex-m55", "there"), USUAL);
    assertThat(arguments.cores())
        .containsExactly(new BoardCore("riscv32"), new BoardCore("cortex-m55"));
    assertThat(arguments.published()).isEqualTo(Path.of("there"));
  }

  @Test
  void modelsMayBeNamed() {
    BenchArguments arguments =
        BenchArguments.parse(List.of("--model", "KeywordSpotter", "--model", "MobileNetV2"), USUAL);
    assertThat(arguments.measured())
        .extracting(BenchModel::name)
        .containsExactly("KeywordSpotter", "MobileNetV2");
  }

  @Test
  void layersAreThoseOfACortexM4() {
    BenchArguments arguments = BenchArguments.parse(List.of("--layers", "MobileNetV2"), USUAL);
    assertThat(arguments.layersOf()).contains("MobileNetV2");
    assertThat(arguments.cores()).containsExactly(new BoardCore("cortex-m4"));
  }

  @Test
  void aCoreWithoutABoardIsRefused() {
    assertThatThrownBy(() -> BenchArguments.parse(List.of("--core", "z80"), USUAL))
        .hasMessage("no board has the core 'z80'");
  }

  @Test
  void aModelThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> BenchModel.named("Nobody", USUAL))
        .hasMessage("there is no model 'Nobody'");
  }
}
