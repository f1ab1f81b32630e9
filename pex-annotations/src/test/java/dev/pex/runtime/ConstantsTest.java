package dev.pex.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConstantsTest {
  private static final byte[] TABLES = resource(2);

  /** Two tables, {@code weights} of int8 and {@code bias} of int32. */
  private static byte[] resource(int tables) {
    ByteBuffer body = ByteBuffer.allocate(100).order(ByteOrder.LITTLE_ENDIAN);
    body.putInt(tables);
    body.putInt(7).put("weights".getBytes(StandardCharsets.UTF_8)).putInt(1).putInt(3);
    body.put(new byte[] {1, -2, 3});
    body.putInt(4).put("bias".getBytes(StandardCharsets.UTF_8)).putInt(4).putInt(2);
    body.putInt(-70000).putInt(Float.floatToRawIntBits(0.5f));
    return signed(Arrays.copyOf(body.array(), body.position()));
  }

  private static byte[] signed(byte[] body) {
    CRC32 checksum = new CRC32();
    checksum.update(body);
    ByteBuffer all = ByteBuffer.allocate(8 + body.length).order(ByteOrder.LITTLE_ENDIAN);
    all.put("PEXW".getBytes(StandardCharsets.US_ASCII)).putInt((int) checksum.getValue());
    return all.put(body).array();
  }

  private static Constants read(byte[] content, int expectedBytes) {
    return Constants.read(new ByteArrayInputStream(content), "X.weights", expectedBytes);
  }

  @Test
  void findsTablesByName() {
    Constants constants = read(TABLES, TABLES.length);
    assertThat(constants.bytes("weights")).containsExactly(1, -2, 3);
    assertThat(constants.words("bias")).startsWith(-70000);
    assertThat(constants.floats("bias")).endsWith(0.5f);
  }

  @Test
  void namesAMissingTable() {
    Constants constants = read(TABLES, TABLES.length);
    assertThatThrownBy(() -> constants.bytes("bias"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the resource 'X.weights' has no table 'bias'");
    assertThatThrownBy(() -> constants.words("weights"))
        .hasMessage("the resource 'X.weights' has no table 'weights'");
  }

  @Test
  void saysThatTheResourceIsMissing() {
    assertThatThrownBy(() -> Constants.read(null, "X.weights", 10))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "the resource 'X.weights' is missing; it must lie beside its class, where the compiler"
                + " wrote it");
  }

  @Test
  void saysThatTheResourceHasAnotherSize() {
    assertThatThrownBy(() -> read(TABLES, TABLES.length + 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("has only " + TABLES.length + " of the " + (TABLES.length + 1));
    assertThatThrownBy(() -> read(TABLES, TABLES.length - 1))
        .hasMessageContaining("has more than " + (TABLES.length - 1) + " of the");
  }

  @Test
  void noticesEveryChangedByte() {
    for (int i = 0; i < TABLES.length; i++) {
      byte[] changed = TABLES.clone();
      changed[i] ^= 4;
      assertThatThrownBy(() -> read(changed, changed.length))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("the resource 'X.weights' is damaged: ");
    }
  }

  /** The number of tables; of the first, the length of its name, element size and elements. */
  @ParameterizedTest
  @ValueSource(ints = {0, 4, 15, 19})
  void aSignedLieIsRefusedWithoutAllocating(int place) {
    for (int lie : new int[] {1 << 30, -1, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
      byte[] body = Arrays.copyOfRange(TABLES, 8, TABLES.length);
      ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN).putInt(place, lie);
      byte[] content = signed(body);
      assertThatThrownBy(() -> read(content, content.length))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("the resource 'X.weights' is damaged: ");
    }
  }

  @Test
  void tablesBehindTheLastAreRefused() {
    byte[] content = resource(1);
    assertThatThrownBy(() -> read(content, content.length))
        .hasMessageContaining("bytes follow the last table");
  }

  @Test
  void passesOnWhyItCannotBeRead() throws IOException {
    InputStream closed = InputStream.nullInputStream();
    closed.close();
    assertThatThrownBy(() -> Constants.read(closed, "X.weights", 10))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the resource 'X.weights' cannot be read")
        .hasRootCauseInstanceOf(IOException.class);
  }

  @Test
  void aTableMayEqualAnEarlierOne() {
    Constants constants = withEqual("bias", "weights");
    assertThat(constants.bytes("equal0")).isSameAs(constants.bytes("weights"));
    assertThat(constants.words("equal1")).isSameAs(constants.words("bias"));
  }

  @Test
  void aTableEqualsNoneThatFollows() {
    assertThatThrownBy(() -> withEqual("bias", "equal1"))
        .hasMessageContaining("is damaged: no table 'equal1' precedes 'equal0'");
  }

  /** The two tables, and behind them two that equal others. */
  private static Constants withEqual(String second, String first) {
    ByteBuffer body = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
    body.put(TABLES, 8, TABLES.length - 8).putInt(0, 4);
    putEqual(body, "equal0", first);
    putEqual(body, "equal1", second);
    byte[] content = signed(Arrays.copyOf(body.array(), body.position()));
    return read(content, content.length);
  }

  private static void putEqual(ByteBuffer body, String name, String earlier) {
    body.putInt(name.length()).put(name.getBytes(StandardCharsets.UTF_8)).putInt(0);
    body.putInt(earlier.length()).put(earlier.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void tablesOfALayerBelongTogether() {
    assertThatThrownBy(() -> new Filter(new byte[1], new int[2], new int[2], new byte[1]))
        .hasMessageContaining("are of different lengths");
  }
}
