import dev.pex.*;

@Network
class Model {
  @Input(channels = 10) Tensor features;
}
