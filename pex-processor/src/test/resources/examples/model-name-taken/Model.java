import dev.pex.*;

@Network
class Model {
  @Input(channels = 10) Tensor features;
  @Dense(units = 2) Tensor scores;
}

class Other {
  @Network
  static class Model {
    @Input(channels = 10) Tensor features;
    @Dense(units = 2) Tensor scores;
  }
}
