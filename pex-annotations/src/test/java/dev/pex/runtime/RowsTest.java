package dev.pex.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RowsTest {
  @Test
  void aWholeTensorHasItsRowsInOrder() {
    Rows rows = new Rows(100, 4, 10, 4);
    assertThat(rows.at(0)).isEqualTo(100);
    assertThat(rows.at(3)).isEqualTo(130);
  }

  @Test
  void aRingComesRoundAgain() {
    Rows rows = new Rows(100, 9, 10, 3);
    assertThat(rows.at(2)).isEqualTo(120);
    assertThat(rows.at(3)).isEqualTo(100);
    assertThat(rows.at(7)).isEqualTo(110);
  }

  @Test
  void rowsOutsideTheTensorArePadding() {
    int[] starts = new int[5];
    new Rows(100, 4, 10, 4).select(-2, 4, 2, starts);
    assertThat(starts).containsExactly(Rows.PADDING, 100, 120, Rows.PADDING, 0);
  }

  @Test
  void windowsStartInThePadding() {
    Window window = Window.of(3, 3).strides(2, 3).padding(1, 2, 0);
    assertThat(window.firstInputRow(0)).isEqualTo(-1);
    assertThat(window.firstInputRow(4)).isEqualTo(7);
    assertThat(window.firstInputColumn(2)).isEqualTo(4);
  }
}
