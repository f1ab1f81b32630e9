import dev.pex.*;

@Network
@Mcu(sram = Bytes.KIB, flash = 8 * Bytes.KIB, core = Core.CORTEX_M4)
class Model {
  @Input(height = 8, width = 8, channels = 3) Tensor picture;
  @Conv2D(filters = 16, kernel = 3) Tensor stem;
  @Conv2D(filters = 16, kernel = 3) Tensor block;
  @GlobalAveragePooling2D Tensor pooled;
  @Dense(units = 2) Tensor scores;
}
